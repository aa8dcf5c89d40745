package vn.ntm.ocop.product;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.Basis;
import vn.ntm.platform.table.ExportedColumns;

/**
 * A product in the programme, starred or not.
 *
 * @param unit commune-level unit where it is made, or the district-level unit where only that is known
 * @param productGroup number of the official product set, 1 to 26, in today's numbering (26/2026/QĐ-TTg)
 * @param joinedOn first day in the programme
 * @param leftOn first day out of it again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ExportedColumns({
    "producerName",
    "producerKind",
    "unitName",
    "unitKind",
    "unitEndedOn",
    "star",
    "certificateState",
    "certificate",
    "validUntil"
})
public record Product(
        String code,
        String name,
        String producer,
        String unit,
        @Nullable String productGroup,
        LocalDate joinedOn,
        @Nullable LocalDate leftOn,
        Basis basis,
        String source,
        @Nullable String note) {}
