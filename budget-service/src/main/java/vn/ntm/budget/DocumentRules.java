package vn.ntm.budget;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.BoundSql;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.money.Money;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.unit.UnitRegister;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** What all documents of the budget must keep: a day that has come, a unit of that day, an amount above zero. */
@Singleton
public class DocumentRules {

    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}._-]{1,60}");

    private static final String COVERS = """
            with recursive asked as (
                select * from unnest(?, ?::date[], ?) with ordinality as a (code, day, within, n)
            ), up as (
                select a.n, a.day, u.code, u.parent_code from asked a
                join unit_period u on u.code = a.code and u.valid @> a.day
                union
                select up.n, up.day, u.code, u.parent_code from up
                join unit_period u on u.code = up.parent_code and u.valid @> up.day
            )
            select a.n, count(up.code) > 0 as known,
                   coalesce(bool_or(up.code = any (string_to_array(a.within, E'\n'))), false) as covered
            from asked a left join up on up.n = a.n group by a.n order by a.n
            """;

    private final UnitRegister units;
    private final Clock clock;

    DocumentRules(UnitRegister units, Clock clock) {
        this.units = units;
        this.clock = clock;
    }

    public List<Fault> notInTheFuture(LocalDate date, String pointer) {
        return date.isAfter(BusinessTime.today(clock))
                ? List.of(Fault.at(pointer, "in-the-future", Map.of("given", date)))
                : List.of();
    }

    public List<Fault> knownUnit(Handle handle, String unit, LocalDate on, String pointer) {
        return units.find(handle, unit, on).isPresent()
                ? List.of()
                : List.of(Fault.at(pointer, "unknown-unit", Map.of("unit", unit, "on", on)));
    }

    /** A unit on a date, with the units of whoever asks about it. */
    public record Place(String unit, LocalDate on, List<String> within) {}

    /** What the map says of a place. */
    public enum Cover {
        /** No unit carried the code on that date. */
        UNKNOWN,
        /** The unit lies in none of those units. */
        OUTSIDE,
        COVERED
    }

    /** Where all of these lie, in one round trip. */
    public Map<Place, Cover> covers(Handle handle, Collection<Place> places) {
        List<Place> order = places.stream().distinct().toList();
        return byPlace(order, BoundSql.read(handle, covering(order), DocumentRules::cover));
    }

    /** The same, with whatever else this transaction asks. */
    public Supplier<Map<Place, Cover>> askingCovers(Tx tx, Collection<Place> places) {
        List<Place> order = places.stream().distinct().toList();
        Supplier<List<Cover>> covers = tx.asking(covering(order), DocumentRules::cover);
        return () -> byPlace(order, covers.get());
    }

    private static BoundSql covering(List<Place> places) {
        return BoundSql.of(
                COVERS,
                SqlArray.texts(places, Place::unit),
                SqlArray.texts(places, place -> place.on().toString()),
                SqlArray.texts(places, place -> String.join("\n", place.within())));
    }

    private static Cover cover(ResultSet row) throws SQLException {
        return row.getBoolean("covered") ? Cover.COVERED : row.getBoolean("known") ? Cover.OUTSIDE : Cover.UNKNOWN;
    }

    private static Map<Place, Cover> byPlace(List<Place> places, List<Cover> covers) {
        Map<Place, Cover> byPlace = new HashMap<>();
        for (int i = 0; i < places.size(); i++) {
            byPlace.put(places.get(i), covers.get(i));
        }
        return byPlace;
    }

    public static List<Fault> unknownUnit(Cover cover, String unit, LocalDate on, String pointer) {
        return cover == Cover.UNKNOWN
                ? List.of(Fault.at(pointer, "unknown-unit", Map.of("unit", unit, "on", on)))
                : List.of();
    }

    /** 403 for a unit that exists and that the caller's units do not cover. */
    public static void requireCovered(Cover cover, Place place) {
        if (cover != Cover.COVERED) {
            throw ProblemException.of(
                    ProblemType.FORBIDDEN, "", "unit-out-of-scope", Map.of("unit", place.unit(), "on", place.on()));
        }
    }

    /** Looks up each unit and date once, for decisions and imports of thousands of lines. */
    public UnitsOnDates unitsOnDates(Handle handle) {
        return new UnitsOnDates(handle);
    }

    /** Remembers which units were found on which date. */
    public final class UnitsOnDates {

        private final Handle handle;
        private final Map<String, Boolean> known = new HashMap<>();

        private UnitsOnDates(Handle handle) {
            this.handle = handle;
        }

        public List<Fault> known(String unit, LocalDate on, String pointer) {
            return known.computeIfAbsent(
                            unit + " " + on, key -> units.find(handle, unit, on).isPresent())
                    ? List.of()
                    : List.of(Fault.at(pointer, "unknown-unit", Map.of("unit", unit, "on", on)));
        }
    }

    /**
     * Whether the unit ever lay in one of these: for what outlives its unit and is asked for without a date, as the money
     * of a district that has ended is.
     */
    public boolean everWithin(Handle handle, String unit, Collection<String> ancestors) {
        return handle.createQuery("""
                        with recursive up (code) as (
                            select :unit union
                            select u.parent_code from unit_period u join up on u.code = up.code
                            where u.parent_code is not null
                        )
                        select exists (select 1 from up where code = any (:ancestors))
                        """)
                .bind("unit", unit)
                .bind("ancestors", SqlArray.texts(ancestors))
                .mapTo(Boolean.class)
                .one();
    }

    /** 403 when the caller's units do not cover every one of these on that date. */
    public void requireScope(Handle handle, Caller caller, Collection<String> codes, LocalDate on) {
        codes.forEach(code -> units.requireScope(handle, caller, code, on));
    }

    /** Codes become parts of paths and of holders; letters, digits, dot, dash and underscore only. */
    public List<Fault> plainCode(@Nullable String code, String pointer) {
        return code == null || CODE.matcher(code).matches()
                ? List.of()
                : List.of(Fault.at(pointer, "not-a-code", Map.of("given", code)));
    }

    /** A year that a calendar of four digits knows, with the next one. */
    public List<Fault> plausibleYear(int year, String pointer) {
        return year >= 1900 && year <= 2999 ? List.of() : List.of(Fault.at(pointer, "out-of-range"));
    }

    public List<Fault> aboveZero(Money amount, String pointer) {
        return amount.amount() > 0 ? notBeyondMoney(amount, pointer) : List.of(Fault.at(pointer, "zero-amount"));
    }

    /** A table's cell may say what JSON cannot: less than nothing, or more than money can be. */
    public List<Fault> notNegative(Money amount, String pointer) {
        return amount.amount() >= 0
                ? notBeyondMoney(amount, pointer)
                : List.of(Fault.at(pointer, "negative-amount", Map.of("given", amount.amount())));
    }

    private static List<Fault> notBeyondMoney(Money amount, String pointer) {
        return amount.amount() <= Money.MAXIMUM ? List.of() : List.of(Fault.at(pointer, "out-of-range"));
    }

    /** The one unit at the top of the map on that date. */
    public Optional<String> province(Handle handle, LocalDate on) {
        return handle.createQuery("select code from unit_period where kind in ('PROVINCE', 'CITY_PROVINCE')"
                        + " and valid @> :on::date order by code limit 1")
                .bind("on", on)
                .mapTo(String.class)
                .findOne();
    }

    /** Whether one of these units is a whole province on that date. */
    public boolean coversAProvince(Handle handle, Collection<String> codes, LocalDate on) {
        return handle.createQuery("select exists (select 1 from unit_period where code = any (:codes)"
                        + " and kind in ('PROVINCE', 'CITY_PROVINCE') and valid @> :on::date)")
                .bind("codes", SqlArray.texts(codes))
                .bind("on", on)
                .mapTo(Boolean.class)
                .one();
    }

    /** The province that a unit lies in on that date; the unit's own code where the map does not say. */
    public String provinceOf(Handle handle, String unit, LocalDate on) {
        return handle.createQuery("""
                        with recursive up as (
                            select code, parent_code, kind, 1 as step from unit_period
                            where code = :code and valid @> :on::date
                            union all
                            select u.code, u.parent_code, u.kind, up.step + 1 from unit_period u
                            join up on u.code = up.parent_code where u.valid @> :on::date and up.step < 10
                        )
                        select code from up where kind in ('PROVINCE', 'CITY_PROVINCE') order by step desc limit 1
                        """)
                .bind("code", unit)
                .bind("on", on)
                .mapTo(String.class)
                .findOne()
                .orElse(unit);
    }

    @SafeVarargs
    public static List<Fault> together(List<Fault>... parts) {
        List<Fault> faults = new ArrayList<>();
        for (List<Fault> part : parts) {
            faults.addAll(part);
        }
        return faults;
    }
}
