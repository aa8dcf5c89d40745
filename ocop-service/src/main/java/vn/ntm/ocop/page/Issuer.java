package vn.ntm.ocop.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.ntm.ocop.catalogue.Catalogue;
import vn.ntm.ocop.ruleset.StarAuthority;

/** The authority that decided a certificate, by the name that it had on the day. */
record Issuer(String nameVi, String nameEn) {

    /** The ministries of agriculture and of the environment became one. */
    private static final LocalDate ONE_MINISTRY = LocalDate.of(2025, 3, 1);

    private static final Set<String> PROVINCES = Set.of("PROVINCE", "CITY_PROVINCE");
    private static final Set<String> DISTRICTS = Set.of("CITY", "TOWN", "RURAL_DISTRICT");

    /**
     * Who decides on a level is the people's committee of the unit of that level above the product; nobody is named where
     * that unit is not known.
     *
     * @param units those of the product on the day, its own first
     */
    static Optional<Issuer> of(StarAuthority.Level level, List<Catalogue.Place> units, LocalDate day) {
        return switch (level) {
            case CENTRAL -> Optional.of(ministry(day));
            case PROVINCE -> committee(units, PROVINCES);
            case DISTRICT -> committee(units, DISTRICTS);
        };
    }

    private static Issuer ministry(LocalDate day) {
        return day.isBefore(ONE_MINISTRY)
                ? new Issuer("Bộ Nông nghiệp và Phát triển nông thôn", "Ministry of Agriculture and Rural Development")
                : new Issuer("Bộ Nông nghiệp và Môi trường", "Ministry of Agriculture and Environment");
    }

    private static Optional<Issuer> committee(List<Catalogue.Place> units, Set<String> kinds) {
        return units.stream()
                .filter(unit -> kinds.contains(unit.kind()))
                .findFirst()
                .map(unit -> new Issuer(
                        "Ủy ban nhân dân " + Words.VIETNAMESE.named(unit),
                        "People's Committee of " + Words.ENGLISH.named(unit)));
    }
}
