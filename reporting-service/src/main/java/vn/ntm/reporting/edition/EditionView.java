package vn.ntm.reporting.edition;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An edition with its life and its files.
 *
 * @param period such as 8T-2021: the first eight months of 2021
 * @param asOf the knowledge it was made with
 * @param positions by owner, the newest event in it
 * @param number of the administrative report, such as 125/BC-UBND; null for a draft
 * @param notice what a reader of a withdrawn edition is told
 */
@Schema(name = "Edition")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EditionView(
        UUID id,
        long version,
        State state,
        String unit,
        String unitName,
        String period,
        String title,
        LocalDate validOn,
        Instant asOf,
        Map<String, Long> positions,
        @Nullable String number,
        @Nullable LocalDate issuedOn,
        @Nullable Instant publishedAt,
        @Nullable NoticeView notice,
        String makerId,
        @Nullable String approverId,
        List<FileView> files) {

    /** A draft has no number; what is published is never changed, only withdrawn. */
    @Schema(name = "EditionState")
    public enum State {
        DRAFT,
        PUBLISHED,
        WITHDRAWN
    }

    /** Why an edition no longer holds, and what takes its place. */
    @Schema(name = "EditionNotice")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NoticeView(
            Instant withdrawnAt, String reason, @Nullable String replacedBy, String actorId) {}

    /** A file of the edition; the digest is that of its bytes. */
    @Schema(name = "EditionFile")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FileView(
            String name,
            String mediaType,
            @Nullable Long bytes,
            @Nullable String sha256,
            String href) {}
}
