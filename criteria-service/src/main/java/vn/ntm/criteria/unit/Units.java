package vn.ntm.criteria.unit;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.table.ImportReport;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.unit.UnitChanged;
import vn.ntm.platform.unit.UnitPeriod;
import vn.ntm.platform.unit.UnitRegister;
import vn.ntm.platform.unit.UnitTable;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;

/** The register itself: imports periods, answers for any date. */
@Singleton
class Units {

    private final UnitRegister register;
    private final UnitTable table;

    Units(UnitRegister register, UnitTable table) {
        this.register = register;
        this.table = table;
    }

    ImportReport importRows(Tx tx, List<UnitRow> rows, boolean dryRun) {
        Handle handle = tx.handle();
        handle.execute("lock table unit_version in share row exclusive mode");
        Map<String, Map<LocalDate, UnitPeriod>> stored = stored(handle);
        Set<String> codes = new HashSet<>(stored.keySet());
        rows.forEach(row -> codes.add(row.code()));
        List<Fault> faults = UnitRules.faultsOf(rows, codes);

        int created = 0;
        int updated = 0;
        Map<String, Map<LocalDate, UnitPeriod>> changed = new LinkedHashMap<>();
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            UnitRow row = rows.get(i);
            places.put(row.code(), i);
            UnitPeriod period = row.period();
            Map<LocalDate, UnitPeriod> periods = stored.computeIfAbsent(row.code(), code -> new LinkedHashMap<>());
            UnitPeriod before = periods.put(startKey(period), period);
            if (!period.equals(before)) {
                changed.put(row.code(), periods);
                created += before == null ? 1 : 0;
                updated += before == null ? 0 : 1;
            }
        }
        changed.forEach((code, periods) -> {
            UnitPeriod overlap = UnitRules.overlapping(List.copyOf(periods.values()));
            if (overlap != null) {
                faults.add(Fault.at(
                        TableReader.pointer(places.getOrDefault(code, 0)) + "/validFrom",
                        "periods-overlap",
                        Map.of("unit", code, "from", String.valueOf(overlap.validFrom()))));
            }
        });
        ProblemException.throwIfAny(faults);
        Map<String, Long> versions = versions(handle);
        changed.forEach((code, periods) -> change(tx, code, versions.getOrDefault(code, 0L) + 1, periods));
        return new ImportReport(dryRun, rows.size(), created, updated, rows.size() - created - updated);
    }

    private void change(Tx tx, String code, long version, Map<LocalDate, UnitPeriod> periods) {
        List<UnitPeriod> sorted =
                periods.values().stream().sorted(UnitRules.byStart()).toList();
        table.replace(tx.handle(), code, version, sorted);
        LocalDate latest = sorted.get(sorted.size() - 1).validFrom();
        tx.append(new EventDraft(
                UnitChanged.TOPIC,
                UnitChanged.TYPE,
                "units/" + code,
                version,
                code,
                Objects.requireNonNullElse(latest, LocalDate.of(2000, 1, 1)),
                new UnitChanged(code, version, sorted)));
    }

    List<UnitPeriod> list(
            Handle handle, LocalDate on, @Nullable UnitKind kind, @Nullable String within, String after, int limit) {
        return handle.createQuery("""
                        with recursive beneath as (
                            select code from unit_period where code = :within and valid @> :on::date
                            union
                            select u.code from unit_period u join beneath b on u.parent_code = b.code
                            where u.valid @> :on::date
                        )
                        select %s from unit_period
                        where valid @> :on::date and code > :after
                          and (:kind::text is null or kind = :kind)
                          and (:within::text is null or code in (select code from beneath))
                        order by code limit :limit
                        """.formatted(UnitRegister.COLUMNS))
                .bind("on", on)
                .bind("kind", kind == null ? null : kind.name())
                .bind("within", within)
                .bind("after", after)
                .bind("limit", limit)
                .map(UnitRegister::period)
                .list();
    }

    UnitPeriod find(Handle handle, String code, LocalDate on) {
        return register.find(handle, code, on).orElseThrow(() -> ProblemException.notFound("unit", code));
    }

    List<UnitPeriod> history(Handle handle, String code) {
        List<UnitPeriod> periods = handle.createQuery(
                        "select" + UnitRegister.COLUMNS + "from unit_period where code = :code order by valid")
                .bind("code", code)
                .map(UnitRegister::period)
                .list();
        if (periods.isEmpty()) {
            throw ProblemException.notFound("unit", code);
        }
        return periods;
    }

    long version(Handle handle, String code) {
        return versions(handle).getOrDefault(code, 0L);
    }

    private Map<String, Map<LocalDate, UnitPeriod>> stored(Handle handle) {
        Map<String, Map<LocalDate, UnitPeriod>> stored = new HashMap<>();
        for (UnitPeriod period : register.all(handle)) {
            stored.computeIfAbsent(period.code(), code -> new LinkedHashMap<>()).put(startKey(period), period);
        }
        return stored;
    }

    private static LocalDate startKey(UnitPeriod period) {
        return Objects.requireNonNullElse(period.validFrom(), LocalDate.MIN);
    }

    private static Map<String, Long> versions(Handle handle) {
        Map<String, Long> versions = new HashMap<>();
        handle.createQuery("select code, version from unit_version")
                .map((row, c) -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(entry -> versions.put(entry.getKey(), entry.getValue()));
        return versions;
    }
}
