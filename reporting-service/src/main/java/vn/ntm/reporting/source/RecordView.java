package vn.ntm.reporting.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.Tabular;
import vn.ntm.reporting.indicator.LineageView;

/**
 * A record of an owning service as the figures know it.
 *
 * @param record path of the record at its owner
 * @param facts newest event first; those that a later event ended are among them
 * @param left how many older facts are not listed
 */
@Schema(name = "SourceRecord")
public record RecordView(String service, String record, List<FactView> facts, long left) implements Tabular {

    @Override
    public Page<?> table() {
        return new Page<>(facts, null);
    }

    /**
     * What one event said.
     *
     * @param recordedTo when a later event ended it; left out while it holds
     * @param eventPath path at the owner of the feed that starts with the event
     */
    @Schema(name = "SourceFact")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FactView(
            String kind,
            @Nullable String unit,
            @Nullable String unitName,
            @Nullable String criteriaSet,
            @Nullable String level,
            @Nullable Integer star,
            @Nullable String item,
            @Nullable String quantity,
            @Nullable Integer year,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            Instant recordedFrom,
            @Nullable Instant recordedTo,
            UUID event,
            long position,
            String eventPath,
            List<LineageView.EvidenceView> evidence,
            @Schema(type = SchemaType.OBJECT) @JsonRawValue String attributes) {}
}
