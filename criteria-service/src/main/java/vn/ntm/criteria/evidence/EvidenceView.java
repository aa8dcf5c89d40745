package vn.ntm.criteria.evidence;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * A file as the API shows it.
 *
 * @param sha256 hash of its bytes, by which assessments name it
 * @param name what its sender called it; for people only
 * @param on day on which the unit's code named the unit
 */
public record EvidenceView(
        String sha256,
        String unit,
        String name,
        String mediaType,
        int size,
        LocalDate on,
        String makerId,
        OffsetDateTime recordedAt) {}
