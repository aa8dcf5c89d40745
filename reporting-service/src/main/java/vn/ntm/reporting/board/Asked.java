package vn.ntm.reporting.board;

import java.time.Instant;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;
import vn.ntm.reporting.indicator.Indicators;
import vn.ntm.reporting.indicator.Reading;

/**
 * What every view asks for, nothing left open.
 *
 * @param latest whether the knowledge is all there is, so that a later event may change the answer
 */
public record Asked(String unit, LocalDate validOn, Instant asOf, boolean latest) {

    Reading reading(Indicators indicators, Handle handle) {
        return latest ? indicators.readingNow(handle, asOf) : indicators.reading(handle, asOf);
    }
}
