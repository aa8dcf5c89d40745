package vn.ntm.ocop.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the sheets amount to; nobody decides it.
 *
 * @param sum points of all sheets together; the mean is {@code sum / sheets}, never rounded
 * @param mean the mean to two decimals, cut off, for reading only
 * @param bandStar the star of the band in which the mean lies; absent between two bands of the older law
 * @param minimumStar the highest star whose minimums hold; 2 where those of 3 stars do not
 * @param star the lower of both; absent where the law leaves it open or there is no recognition
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Result(
        int sheets,
        int sum,
        String mean,
        int spread,
        boolean spreadWithinLimit,
        boolean quorum,
        @Nullable Integer bandStar,
        int minimumStar,
        List<MissedMinimum> missed,
        List<String> knockOuts,
        @Nullable Integer star,
        List<Reason> explanation) {

    /** A minimum that is not reached: points needed against points reached, summed over {@code sheets} sheets. */
    public record MissedMinimum(int star, String code, String labelVi, int needed, int reached, int sheets) {}

    /** One step of the reasoning, in both languages. */
    public record Reason(String code, String textVi, String textEn) {}
}
