package vn.ntm.budget.plandecision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.Tabular;

/** Decisions with their lines; as a table one row for each line, in the columns that the import reads. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PageEntryPlanDecision")
public record PlanDecisionPage(
        List<Entry<PlanDecision>> items, @Nullable String next) implements Tabular {

    @Override
    public Page<Entry<PlanLineRow>> table() {
        return new Page<>(
                items.stream()
                        .flatMap(entry ->
                                PlanTable.rows(entry.content()).stream().map(entry::shownAs))
                        .toList(),
                next,
                PlanLineRow.COLUMNS);
    }
}
