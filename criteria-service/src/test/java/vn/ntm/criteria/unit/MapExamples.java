package vn.ntm.criteria.unit;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.Confidence;
import vn.ntm.platform.unit.UnitPeriod;

/** A province P with a district D and the communes A, B, C, all of unknown beginning, and reforms of it. */
public final class MapExamples {

    public static final LocalDate DAY = LocalDate.of(2025, 7, 1);

    private MapExamples() {}

    public static List<UnitPeriod> oldestMap() {
        return new ArrayList<>(List.of(
                entered("P", UnitKind.PROVINCE, null),
                entered("D", UnitKind.RURAL_DISTRICT, "P"),
                entered("A", UnitKind.COMMUNE, "D"),
                entered("B", UnitKind.COMMUNE, "D"),
                entered("C", UnitKind.COMMUNE, "D")));
    }

    public static UnitPeriod entered(String code, UnitKind kind, @Nullable String parent) {
        return new UnitPeriod(
                code, "Đơn vị " + code, "Don vi " + code, kind.name(), parent, null, null, "SOURCED", "T1");
    }

    public static MapChange reform(LocalDate on, List<ReceivingUnit> units, Transfer... transfers) {
        return new MapChange(UUID.randomUUID(), "R " + on, on, Basis.SOURCED, units, List.of(transfers));
    }

    public static ReceivingUnit commune(String code, String parent) {
        return unit(code, "Đơn vị " + code, UnitKind.COMMUNE, parent);
    }

    public static ReceivingUnit unit(String code, String name, UnitKind kind, @Nullable String parent) {
        return new ReceivingUnit(code, name, ascii(name), kind, parent);
    }

    public static Transfer whole(@Nullable String from, @Nullable String to) {
        return new Transfer(from, to, Extent.WHOLE, null, null, null, "T1", Confidence.HIGH, null);
    }

    public static Transfer part(String from, String to, @Nullable String share) {
        BigDecimal known = share == null ? null : new BigDecimal(share);
        return new Transfer(from, to, Extent.PART, known, known, null, "T1", Confidence.HIGH, null);
    }

    private static String ascii(String name) {
        return Normalizer.normalize(name.replace('Đ', 'D').replace('đ', 'd').replace('ơ', 'o'), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
    }
}
