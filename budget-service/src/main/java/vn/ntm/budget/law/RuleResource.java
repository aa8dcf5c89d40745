package vn.ntm.budget.law;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Page;

/** The rules of law, open to read. */
@Path("/v1/rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rules")
public class RuleResource {

    private final RuleBook rules;

    RuleResource(RuleBook rules) {
        this.rules = rules;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listRules", summary = "Rules of law with decree and article, in force on a date or all")
    public Page<LawRule> list(@QueryParam("on") @Nullable LocalDate on) {
        return new Page<>(
                rules.all().stream()
                        .filter(rule -> on == null || rule.isInForce(on))
                        .toList(),
                null);
    }
}
