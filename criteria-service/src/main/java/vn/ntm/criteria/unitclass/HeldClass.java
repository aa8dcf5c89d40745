package vn.ntm.criteria.unitclass;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What class a unit is of during a half-open period: as it was recorded for the unit, or as the units that it was made of
 * had it (docs/adr/0012). What judging needs of it, and no more.
 *
 * @param validTo first day on which it no longer holds, or null
 * @param regionColumn null where it is not known
 * @param communeGroup null where it is not known
 * @param speciallyDifficult null where it is not known
 * @param differing what is not known because the units that it was made of differ in it
 */
public record HeldClass(
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable String regionColumn,
        @Nullable Integer communeGroup,
        @Nullable Boolean speciallyDifficult,
        Set<Attribute> differing) {

    /** By what thresholds may go. */
    public enum Attribute {
        REGION_COLUMN,
        COMMUNE_GROUP,
        SPECIALLY_DIFFICULT
    }

    static HeldClass recorded(UnitClass row) {
        return new HeldClass(
                row.validFrom(),
                row.validTo(),
                row.regionColumn(),
                row.communeGroup(),
                row.speciallyDifficult(),
                Set.of());
    }

    /** Whether it holds on that day. */
    public boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo));
    }

    /** The part of it from that day on, where it begins earlier. */
    HeldClass from(@Nullable LocalDate day) {
        return day == null || !day.isAfter(validFrom) ? this : during(day, validTo);
    }

    /** The part of it before that day, where it ends later. */
    HeldClass until(@Nullable LocalDate day) {
        return day == null || (validTo != null && !validTo.isAfter(day)) ? this : during(validFrom, day);
    }

    boolean isEmpty() {
        return validTo != null && !validFrom.isBefore(validTo);
    }

    private HeldClass during(LocalDate from, @Nullable LocalDate to) {
        return new HeldClass(from, to, regionColumn, communeGroup, speciallyDifficult, differing);
    }
}
