package vn.ntm.criteria.recognition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.unit.UnitKind;
import vn.ntm.platform.web.Fault;

/** What must hold for a recognition: the unit existed on that day, its kind fits the level, and the days have come. */
public final class RecognitionRules {

    private static final Set<UnitKind> DISTRICTS = Set.of(UnitKind.CITY, UnitKind.TOWN, UnitKind.RURAL_DISTRICT);
    private static final Set<UnitKind> PROVINCES = Set.of(UnitKind.PROVINCE, UnitKind.CITY_PROVINCE);

    /** Year of the first national set (491/QĐ-TTg of 16/04/2009); nobody reached a level before. */
    public static final int FIRST_YEAR = 2009;

    private RecognitionRules() {}

    /** @param kind what the unit was on the row's day, or null when there was none */
    static List<Fault> faultsOf(RecognitionRow row, @Nullable UnitKind kind, LocalDate today, String pointer) {
        List<Fault> faults = new ArrayList<>(statusFaults(row, pointer));
        datesOf(row).forEach((field, date) -> {
            if (date.isAfter(today)) {
                faults.add(Fault.at(pointer + "/" + field, "in-the-future", Map.of("given", date, "today", today)));
            }
        });
        faults.addAll(orderFaults(row, pointer));
        LocalDate on = row.knownOn();
        if (on != null && kind == null) {
            faults.add(Fault.at(pointer + "/unit", "unknown-unit", Map.of("unit", row.unit(), "on", on)));
        } else if (kind != null && !fits(row.level(), kind)) {
            faults.add(Fault.at(pointer + "/level", "level-does-not-fit", Map.of("level", row.level(), "kind", kind)));
        }
        return faults;
    }

    private static List<Fault> statusFaults(RecognitionRow row, String pointer) {
        List<Fault> faults = new ArrayList<>();
        RecognitionStatus status = row.statusOrDecided();
        if (status == RecognitionStatus.DECIDED) {
            require(row.decisionDate(), pointer + "/decisionDate", faults);
            require(row.decisionDatePrecision(), pointer + "/decisionDatePrecision", faults);
            require(row.achievementYear(), pointer + "/achievementYear", faults);
            return faults;
        }
        if (row.decisionDate() != null || row.decisionNumber() != null) {
            faults.add(Fault.at(pointer + "/status", "decided-after-all", Map.of("status", status)));
        }
        if (status == RecognitionStatus.BALLOTED) {
            require(row.appraisedOn(), pointer + "/appraisedOn", faults);
        } else if (row.knownOn() == null) {
            require(null, pointer + "/statedOn", faults);
        }
        return faults;
    }

    private static void require(@Nullable Object value, String pointer, List<Fault> faults) {
        if (value == null) {
            faults.add(Fault.at(pointer, "missing"));
        }
    }

    /** A day that is only a month's or year's last possible one proves no wrong order. */
    private static List<Fault> orderFaults(RecognitionRow row, String pointer) {
        List<Fault> faults = new ArrayList<>();
        LocalDate decided = row.decisionDate();
        Integer year = row.achievementYear();
        if (decided != null && year != null && year > decided.getYear()) {
            faults.add(Fault.at(
                    pointer + "/achievementYear", "achieved-after-decision", Map.of("year", year, "decided", decided)));
        }
        if (year != null && year < FIRST_YEAR) {
            faults.add(Fault.at(pointer + "/achievementYear", "before-the-programme", Map.of("year", year)));
        }
        LocalDate announced = row.announcedOn();
        boolean exact = row.decisionDatePrecision() == DatePrecision.DAY;
        if (decided != null && announced != null && exact && announced.isBefore(decided)) {
            faults.add(outOfOrder(pointer + "/announcedOn", decided, announced));
        }
        LocalDate appraised = row.appraisedOn();
        if (decided != null && appraised != null && decided.isBefore(appraised)) {
            faults.add(outOfOrder(pointer + "/decisionDate", appraised, decided));
        }
        LocalDate completed = row.completedOn();
        if (appraised != null && completed != null && appraised.isBefore(completed)) {
            faults.add(outOfOrder(pointer + "/appraisedOn", completed, appraised));
        }
        return faults;
    }

    private static Fault outOfOrder(String pointer, LocalDate earlier, LocalDate given) {
        return Fault.at(pointer, "dates-out-of-order", Map.of("given", given, "earlier", earlier));
    }

    private static Map<String, LocalDate> datesOf(RecognitionRow row) {
        Map<String, LocalDate> dates = new LinkedHashMap<>();
        put(dates, "decisionDate", row.decisionDate());
        put(dates, "completedOn", row.completedOn());
        put(dates, "appraisedOn", row.appraisedOn());
        put(dates, "announcedOn", row.announcedOn());
        put(dates, "statedOn", row.statedOn());
        return dates;
    }

    private static void put(Map<String, LocalDate> dates, String field, @Nullable LocalDate date) {
        if (date != null) {
            dates.put(field, date);
        }
    }

    /** Districts and provinces complete the task; beneath the commune, gardens and households have one level only. */
    public static boolean fits(Level level, UnitKind kind) {
        return switch (level) {
            case STANDARD -> kind == UnitKind.COMMUNE || kind == UnitKind.HAMLET || kind == UnitKind.GARDEN;
            case ADVANCED -> kind == UnitKind.COMMUNE || DISTRICTS.contains(kind);
            case MODEL ->
                kind == UnitKind.COMMUNE
                        || kind == UnitKind.HAMLET
                        || kind == UnitKind.HOUSEHOLD
                        || DISTRICTS.contains(kind);
            case COMPLETED -> DISTRICTS.contains(kind) || PROVINCES.contains(kind);
        };
    }
}
