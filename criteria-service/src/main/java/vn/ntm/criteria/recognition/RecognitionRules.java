package vn.ntm.criteria.recognition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.ntm.platform.unit.UnitPeriod;
import vn.ntm.platform.web.Fault;

/** What must hold for a recognition: the unit existed on that day, its kind fits the level, and the day has come. */
final class RecognitionRules {

    private RecognitionRules() {}

    static List<Fault> faultsOf(Recognition recognition, Optional<UnitPeriod> unit, LocalDate today, String pointer) {
        List<Fault> faults = new ArrayList<>();
        LocalDate date = recognition.decisionDate();
        if (date.isAfter(today)) {
            faults.add(Fault.at(pointer + "/decisionDate", "in-the-future", Map.of("given", date, "today", today)));
        }
        if (recognition.achievementYear() > date.getYear()) {
            faults.add(Fault.at(
                    pointer + "/achievementYear",
                    "achieved-after-decision",
                    Map.of("year", recognition.achievementYear(), "decided", date)));
        }
        if (unit.isEmpty()) {
            faults.add(Fault.at(pointer + "/unit", "unknown-unit", Map.of("unit", recognition.unit(), "on", date)));
        } else if (!fits(recognition.level(), unit.get().kind())) {
            faults.add(Fault.at(
                    pointer + "/level",
                    "level-does-not-fit",
                    Map.of("level", recognition.level(), "kind", unit.get().kind())));
        }
        return faults;
    }

    private static boolean fits(Level level, String kind) {
        boolean district = List.of("CITY", "TOWN", "RURAL_DISTRICT").contains(kind);
        return switch (level) {
            case STANDARD -> kind.equals("COMMUNE");
            case ADVANCED, MODEL -> kind.equals("COMMUNE") || district;
            case COMPLETED -> district || kind.equals("PROVINCE") || kind.equals("CITY_PROVINCE");
        };
    }
}
