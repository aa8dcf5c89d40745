package vn.ntm.reporting.board;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What every view asks for, nothing left open.
 *
 * @param latest whether the knowledge is all there is, so that a later event may change the answer
 */
record Asked(String unit, LocalDate validOn, Instant asOf, boolean latest) {}
