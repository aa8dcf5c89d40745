package vn.ntm.criteria.watchlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.procedure.Bases;
import vn.ntm.criteria.recognition.Level;

/**
 * A recognition in force on a day without one that it rests on.
 *
 * @param level the level in force
 * @param missingLevel the level that it rests on and that is not there; the lowest of these
 * @param lack what became of that one
 * @param base the recognition of that level that was in force last, absent where none is on record
 * @param revocationNumber number of the decision that took it back
 * @param since first day without it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Baseless(
        String unit,
        String unitName,
        Level level,
        UUID recognition,
        LocalDate decidedOn,
        Level missingLevel,
        Bases.Lack lack,
        String legalSource,
        @Nullable UUID base,
        @Nullable String revocationNumber,
        @Nullable LocalDate since,
        String reasonVi,
        String reasonEn) {}
