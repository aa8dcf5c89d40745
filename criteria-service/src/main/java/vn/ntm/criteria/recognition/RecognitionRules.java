package vn.ntm.criteria.recognition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.unit.UnitKind;
import vn.ntm.platform.web.Fault;

/** What must hold for a recognition: the unit existed on that day, its kind fits the level, and the day has come. */
final class RecognitionRules {

    private static final Set<UnitKind> DISTRICTS = Set.of(UnitKind.CITY, UnitKind.TOWN, UnitKind.RURAL_DISTRICT);
    private static final Set<UnitKind> PROVINCES = Set.of(UnitKind.PROVINCE, UnitKind.CITY_PROVINCE);

    private RecognitionRules() {}

    /** @param kind what the unit was on the day of the decision, or null when there was none */
    static List<Fault> faultsOf(RecognitionRow row, @Nullable UnitKind kind, LocalDate today, String pointer) {
        List<Fault> faults = new ArrayList<>();
        LocalDate date = row.decisionDate();
        if (date.isAfter(today)) {
            faults.add(Fault.at(pointer + "/decisionDate", "in-the-future", Map.of("given", date, "today", today)));
        }
        if (row.achievementYear() > date.getYear()) {
            faults.add(Fault.at(
                    pointer + "/achievementYear",
                    "achieved-after-decision",
                    Map.of("year", row.achievementYear(), "decided", date)));
        }
        if (kind == null) {
            faults.add(Fault.at(pointer + "/unit", "unknown-unit", Map.of("unit", row.unit(), "on", date)));
        } else if (!fits(row.level(), kind)) {
            faults.add(Fault.at(pointer + "/level", "level-does-not-fit", Map.of("level", row.level(), "kind", kind)));
        }
        return faults;
    }

    private static boolean fits(Level level, UnitKind kind) {
        return switch (level) {
            case STANDARD -> kind == UnitKind.COMMUNE;
            case ADVANCED, MODEL -> kind == UnitKind.COMMUNE || DISTRICTS.contains(kind);
            case COMPLETED -> DISTRICTS.contains(kind) || PROVINCES.contains(kind);
        };
    }
}
