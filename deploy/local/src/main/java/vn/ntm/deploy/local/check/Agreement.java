package vn.ntm.deploy.local.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** When a computed figure is the published one: rounded to the decimals that were printed, both are equal. */
final class Agreement {

    private Agreement() {}

    static boolean agrees(BigDecimal published, @Nullable BigDecimal computed) {
        return computed != null
                && computed.setScale(Math.max(published.scale(), 0), RoundingMode.HALF_UP)
                                .compareTo(published)
                        == 0;
    }

    /** A printed "of 98" is a count: equal, or not. One that was not printed says nothing. */
    static boolean denominatorAgrees(@Nullable BigDecimal published, @Nullable BigDecimal computed) {
        return published == null || computed != null && published.compareTo(computed) == 0;
    }
}
