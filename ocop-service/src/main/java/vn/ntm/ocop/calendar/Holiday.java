package vn.ntm.ocop.calendar;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import vn.ntm.ocop.Confidence;

/** A day on which offices are closed although it is no weekend, or that is off in place of one. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Holiday(LocalDate day, String nameVi, String nameEn, Confidence confidence, String source) {

    String naturalKey() {
        return day.toString();
    }
}
