package vn.ntm.reporting.reconciliation;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Page;

/** Digests of the facts; {@code ./deploy/reconcile} compares them with the owners' at {@code /v1/event-digests}. */
@Path("/v1/fact-digests")
@Tag(name = "reconciliation")
public class ReconciliationResource {

    private final FactDigests digests;
    private final Caller caller;

    ReconciliationResource(FactDigests digests, Caller caller) {
        this.digests = digests;
        this.caller = caller;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "listFactDigests",
            summary =
                    "Subject by subject: the event that its facts rest on, its digest, and whether all facts are there")
    public Page<FactDigests.Row> list(
            @QueryParam("source") @Nullable String source,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.require(Role.AUDITOR, Role.INTEGRATION, Role.PROVINCE_OFFICER);
        return digests.rows(source, limit, cursor);
    }

    @GET
    @Path("/summary")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getStoreDigest",
            summary = "Digests of all facts by kind: the same in every store that was made from the same events")
    public FactDigests.Summary summary() {
        caller.require(Role.AUDITOR, Role.INTEGRATION, Role.PROVINCE_OFFICER);
        return digests.summary();
    }
}
