package vn.ntm.criteria.unit;

import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.platform.unit.UnitMap;
import vn.ntm.platform.unit.UnitPeriod;
import vn.ntm.platform.unit.UnitRegister;
import vn.ntm.platform.web.ProblemException;

/** The reading side: which units there were on a date, what a code named over time, and as it was known when. */
@Singleton
class FindUnits {

    /** The map as the events had told it by then: the full state of each code after its last change. */
    private static final String AS_KNOWN = """
            units as (
                select p.code, daterange(p."validFrom", p."validTo") as valid, p."nameVi" as name_vi,
                       p."nameAscii" as name_ascii, p.kind, p."parentCode" as parent_code, p.basis, p.source
                from (select distinct on (subject) data::jsonb as state from event
                      where kind in (select id from event_kind where topic = 'ntm.units') and recorded_at <= :asOf order by subject, sequence desc) known,
                     jsonb_to_recordset(known.state -> 'periods') as p (code text, "nameVi" text, "nameAscii" text,
                         kind text, "parentCode" text, "validFrom" date, "validTo" date, basis text, source text)
            )""";

    private static final String AS_NOW = "units as (select * from unit_period)";

    private final MapChanges changes;
    private final UnitRegister register;

    FindUnits(MapChanges changes, UnitRegister register) {
        this.changes = changes;
        this.register = register;
    }

    /** What a list of units asks for; absent is all. */
    record Asked(
            LocalDate on,
            @Nullable OffsetDateTime asOf,
            @Nullable UnitKind kind,
            @Nullable String within,
            @Nullable String name) {}

    List<UnitPeriod> list(Handle handle, Asked asked, String after, int limit) {
        return query(handle, asked.asOf(), """
                , beneath as (
                    select code from units where code = :within and valid @> :on::date
                    union
                    select u.code from units u join beneath b on u.parent_code = b.code where u.valid @> :on::date
                )
                select %s from units
                where valid @> :on::date and code > :after
                  and (:kind::text is null or kind = :kind)
                  and (:within::text is null or code in (select code from beneath))
                  and (:name::text is null or position(:name in lower(name_ascii)) > 0)
                order by code limit :limit
                """.formatted(UnitRegister.COLUMNS))
                .bind("on", asked.on())
                .bind("kind", asked.kind() == null ? null : asked.kind().name())
                .bind("within", asked.within())
                .bind("name", asked.name() == null ? null : plain(asked.name()))
                .bind("after", after)
                .bind("limit", limit)
                .map(UnitRegister::period)
                .list();
    }

    UnitPeriod find(Handle handle, String code, LocalDate on, @Nullable OffsetDateTime asOf) {
        return query(
                        handle,
                        asOf,
                        " select" + UnitRegister.COLUMNS + "from units where code = :code and valid @> :on::date")
                .bind("code", code)
                .bind("on", on)
                .map(UnitRegister::period)
                .findOne()
                .orElseThrow(() -> ProblemException.notFound("unit", code));
    }

    /** All periods of a code with the reforms that made and ended them; 404 for a code that nobody ever carried. */
    List<UnitHistoryItem> history(Handle handle, String code) {
        List<UnitPeriod> periods = handle.createQuery(
                        "select" + UnitRegister.COLUMNS + "from unit_period where code = :code order by valid")
                .bind("code", code)
                .map(UnitRegister::period)
                .list();
        if (periods.isEmpty()) {
            throw ProblemException.notFound("unit", code);
        }
        List<MapChange> reforms = changes.inForce(handle);
        UnitMap related = related(handle, reforms, code);
        List<UnitHistoryItem> items = new ArrayList<>();
        periods.forEach(period -> items.add(UnitHistoryItem.of(period, reforms, related)));
        return items;
    }

    Composition composition(Handle handle, String code, LocalDate on, LocalDate from, Weight by) {
        UnitMap map = register.map(handle);
        UnitPeriod unit = map.find(code, on).orElseThrow(() -> ProblemException.notFound("unit", code));
        return Composition.of(unit, on, from, by, map, changes.inForce(handle));
    }

    private static UnitMap related(Handle handle, List<MapChange> reforms, String code) {
        List<String> codes = reforms.stream()
                .flatMap(reform -> reform.transfers().stream())
                .filter(transfer -> code.equals(transfer.from()) || code.equals(transfer.to()))
                .flatMap(transfer -> java.util.stream.Stream.of(transfer.from(), transfer.to()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        List<UnitPeriod> periods = handle.createQuery(
                        "select" + UnitRegister.COLUMNS + "from unit_period where code = any (:codes)")
                .bind("codes", SqlArray.texts(codes))
                .map(UnitRegister::period)
                .list();
        return UnitMap.of(periods);
    }

    long version(Handle handle, String code) {
        return handle.createQuery("select version from unit_version where code = :code")
                .bind("code", code)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    private static Query query(Handle handle, @Nullable OffsetDateTime asOf, String rest) {
        Query query = handle.createQuery("with recursive " + (asOf == null ? AS_NOW : AS_KNOWN) + rest);
        return asOf == null ? query : query.bind("asOf", asOf);
    }

    /** Lower case without marks: "Đông Triều" and "dong trieu" are looked for alike. */
    static String plain(String name) {
        return Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd');
    }
}
