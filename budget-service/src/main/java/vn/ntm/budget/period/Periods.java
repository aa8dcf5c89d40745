package vn.ntm.budget.period;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.budget.DocumentRules;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.money.Money;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** Closes and reopens months and years. Closing waits for postings that run, and those that come after see it. */
@Singleton
public class Periods {

    private static final Pattern ID = Pattern.compile("[0-9]{4}(-(0[1-9]|1[0-2]))?");

    private final Clock clock;
    private final DocumentRules rules;
    private final Caller caller;

    Periods(Clock clock, DocumentRules rules, Caller caller) {
        this.clock = clock;
        this.rules = rules;
        this.caller = caller;
    }

    /** Whether a budget year is closed. */
    public boolean isClosed(Handle handle, String id) {
        return find(handle, id)
                .map(period -> period.state() != Period.State.OPEN)
                .orElse(false);
    }

    Optional<Period> find(Handle handle, String id) {
        return handle.createQuery("select * from period where id = :id")
                .bind("id", id)
                .map((row, c) -> period(row))
                .findOne();
    }

    List<Period> list(Handle handle) {
        return handle.createQuery("select * from period order by id")
                .map((row, c) -> period(row))
                .list();
    }

    Period get(Handle handle, String id) {
        requireForm(id);
        return find(handle, id).orElseThrow(() -> ProblemException.notFound("document", id));
    }

    Period close(Tx tx, Actor actor, String id, @Nullable String reason) {
        requireOver(id);
        requireProvince(tx.handle());
        // No posting runs beside this: those that began have committed, those that come will see the period closed.
        tx.handle().execute("lock table cell in exclusive mode");
        Period known = find(tx.handle(), id).orElse(null);
        if (known != null && known.state() != Period.State.OPEN) {
            throw conflict("period-closed-already", id);
        }
        requireNothingInFlight(tx.handle(), id);
        return store(tx, id, known, "period-closed", Period.State.CLOSED, actor.id(), null, reason);
    }

    Period askToReopen(Tx tx, Actor actor, String id, String reason) {
        Period known = locked(tx, id);
        if (known.state() != Period.State.CLOSED) {
            throw conflict("period-not-closed", id);
        }
        return store(tx, id, known, "period-reopening-asked", Period.State.REOPENING, actor.id(), null, reason);
    }

    Period reopen(Tx tx, Actor approver, String id) {
        Period known = locked(tx, id);
        if (known.state() != Period.State.REOPENING) {
            throw conflict("reopening-not-asked", id);
        }
        if (known.makerId().equals(approver.id())) {
            throw ProblemException.of(ProblemType.MAKER_IS_CHECKER, "", "made-by-you", Map.of("key", id));
        }
        return store(
                tx, id, known, "period-reopened", Period.State.OPEN, known.makerId(), approver.id(), known.reason());
    }

    /** Whoever asked takes it back while nobody decided: the period stays closed, as it was. */
    Period withdrawReopening(Tx tx, Actor maker, String id, String reason) {
        Period known = locked(tx, id);
        if (known.state() != Period.State.REOPENING) {
            throw conflict("reopening-not-asked", id);
        }
        if (!known.makerId().equals(maker.id())) {
            throw ProblemException.of(ProblemType.FORBIDDEN, "", "only-the-maker-withdraws", Map.of("key", id));
        }
        return store(tx, id, known, "period-reopening-withdrawn", Period.State.CLOSED, maker.id(), null, reason);
    }

    private Period locked(Tx tx, String id) {
        requireForm(id);
        requireProvince(tx.handle());
        return tx.handle()
                .createQuery("select * from period where id = :id for update")
                .bind("id", id)
                .map((row, c) -> period(row))
                .findOne()
                .orElseThrow(() -> conflict("period-not-closed", id));
    }

    private Period store(
            Tx tx,
            String id,
            @Nullable Period known,
            String fact,
            Period.State state,
            String maker,
            @Nullable String approver,
            @Nullable String reason) {
        long version = known == null ? 1 : known.version() + 1;
        OffsetDateTime at = OffsetDateTime.ofInstant(tx.recordedAt(), ZoneOffset.UTC);
        tx.handle()
                .createUpdate("insert into period (id, state, version, maker_id, approver_id, changed_at, reason)"
                        + " values (:id, :state, :version, :maker, :approver, :at, :reason)"
                        + " on conflict (id) do update set state = excluded.state, version = excluded.version,"
                        + " maker_id = excluded.maker_id, approver_id = excluded.approver_id,"
                        + " changed_at = excluded.changed_at, reason = excluded.reason")
                .bind("id", id)
                .bind("state", state.name())
                .bind("version", version)
                .bind("maker", maker)
                .bind("approver", approver)
                .bind("at", at)
                .bind("reason", reason)
                .execute();
        Period period = new Period(id, state, version, maker, approver, at, reason);
        LocalDate today = BusinessTime.today(clock);
        tx.append(new EventDraft(
                "ntm.budget",
                "vn.ntm.budget." + fact + ".v1",
                "periods/" + id,
                version,
                rules.province(tx.handle(), today).orElse("province"),
                today,
                period));
        return period;
    }

    /** A year with money in payment is not closed: every request must have ended in one way or another. */
    private static void requireNothingInFlight(Handle handle, String id) {
        if (id.length() > 4) {
            return;
        }
        long left = handle.createQuery("select coalesce(sum(in_payment), 0) from cell where budget_year = :year")
                .bind("year", Integer.parseInt(id))
                .mapTo(Long.class)
                .one();
        if (left > 0) {
            throw ProblemException.of(
                    ProblemType.CONFLICT, "", "period-in-flight", Map.of("period", id, "left", Money.vnd(left)));
        }
    }

    private void requireOver(String id) {
        requireForm(id);
        LocalDate end = id.length() == 4
                ? LocalDate.of(Integer.parseInt(id), 12, 31)
                : YearMonth.parse(id).atEndOfMonth();
        if (!end.isBefore(BusinessTime.today(clock))) {
            throw conflict("period-not-over", id);
        }
    }

    /** A period is the whole province's: it is closed and reopened by those whose units cover the province. */
    private void requireProvince(Handle handle) {
        if (!rules.coversAProvince(handle, caller.units(), BusinessTime.today(clock))) {
            throw ProblemException.of(ProblemType.FORBIDDEN, "", "periods-are-the-provinces", Map.of());
        }
    }

    private static void requireForm(String id) {
        if (!ID.matcher(id).matches()) {
            throw ProblemException.notFound("document", id);
        }
    }

    private static ProblemException conflict(String code, String id) {
        return ProblemException.of(ProblemType.CONFLICT, "", code, Map.of("period", id));
    }

    private static Period period(ResultSet row) throws SQLException {
        return new Period(
                row.getString("id"),
                Period.State.valueOf(row.getString("state")),
                row.getLong("version"),
                row.getString("maker_id"),
                row.getString("approver_id"),
                row.getObject("changed_at", OffsetDateTime.class),
                row.getString("reason"));
    }
}
