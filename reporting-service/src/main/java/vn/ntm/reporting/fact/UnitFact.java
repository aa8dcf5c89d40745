package vn.ntm.reporting.fact;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a code named during a half-open period. */
public record UnitFact(
        String code,
        String nameVi,
        String nameAscii,
        String kind,
        @Nullable String parentCode,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo) {}
