package vn.ntm.criteria.unit;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import vn.ntm.platform.db.SqlArray;

/** Whether two dates of a code, or two codes, mean one and the same unit: a code is a key only with a date. */
@Singleton
public class UnitLines {

    /** Whether the unit that carries the code on a day is the one that carried it on an earlier day. */
    public boolean isSame(Handle handle, String code, LocalDate earlier, LocalDate on) {
        Span span = new Span(code, earlier, on);
        return same(handle, List.of(span)).contains(span);
    }

    /** The code on a day, earlier or later, of the unit that carries this code on the day {@code known}; empty without it then. */
    public Optional<String> codeOn(Handle handle, String code, LocalDate known, LocalDate on) {
        return handle.createQuery("select l.code from unit_life(:code, :known) l where l.valid @> :on::date")
                .bind("code", code)
                .bind("known", known)
                .bind("on", on)
                .mapTo(String.class)
                .findFirst();
    }

    /** A unit that is no more, and its last day. */
    public record Divided(String code, LocalDate until) {}

    /** The divided units of which the unit of this code and day has a part, itself or by what it was made of. */
    public List<Divided> divided(Handle handle, String code, LocalDate on) {
        return handle.createQuery("select code, until from unit_divided_into(:code, :on) order by code, until")
                .bind("code", code)
                .bind("on", on)
                .map((row, c) -> new Divided(row.getString(1), row.getObject(2, LocalDate.class)))
                .list();
    }

    /** A code on two days. */
    public record Span(String code, LocalDate earlier, LocalDate on) {}

    /** Those of which the code names one unit on both days. */
    public Set<Span> same(Handle handle, List<Span> spans) {
        Set<Span> same = new HashSet<>();
        handle.createQuery("""
                        select s.n from unnest(:codes, :earlier::date[], :ons::date[]) with ordinality as s (code, earlier, day, n)
                        where exists (select 1 from unit_line(array[s.code], s.day, true) l
                                      where l.code = s.code and l.valid @> s.earlier)
                        """)
                .bind("codes", SqlArray.texts(spans, Span::code))
                .bind("earlier", SqlArray.texts(spans, span -> span.earlier().toString()))
                .bind("ons", SqlArray.texts(spans, span -> span.on().toString()))
                .mapTo(Integer.class)
                .forEach(n -> same.add(spans.get(n - 1)));
        return same;
    }
}
