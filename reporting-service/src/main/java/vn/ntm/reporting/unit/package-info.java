/**
 * Administrative units as they stood on a day, read from the facts: a code means a unit only together with a date (Law on
 * Organisation of Local Government; the reforms are resolutions of the Standing Committee of the National Assembly).
 */
@NullMarked
package vn.ntm.reporting.unit;

import org.jspecify.annotations.NullMarked;
