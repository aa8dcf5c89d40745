package vn.ntm.budget.treasury;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.budget.DocumentRules;
import vn.ntm.budget.ledger.Ledger;
import vn.ntm.budget.treasury.TreasuryStatement.Kind;
import vn.ntm.budget.treasury.TreasuryStatement.Line;
import vn.ntm.budget.treasury.TreasuryStatement.Match;
import vn.ntm.budget.treasury.TreasuryStatement.Missing;
import vn.ntm.budget.treasury.TreasuryStatement.Outcome;
import vn.ntm.budget.treasury.TreasuryStatement.Row;
import vn.ntm.budget.treasury.TreasuryStatement.Submission;
import vn.ntm.budget.treasury.TreasuryStatement.View;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.money.Money;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** Takes statements in, holds each line against our bookings, and puts what we do not know into suspense. */
@Singleton
class TreasuryStatements {

    private static final String WITHIN = """
            with recursive within (code) as (
                select :statement union select u.code from unit_period u join within w on u.parent_code = w.code)
            """;

    private static final Pattern LINE = Pattern.compile("/lines/([0-9]+)(/.*)");

    private final ObjectMapper json;
    private final DocumentRules rules;
    private final Suspense suspense;
    private final Caller caller;

    TreasuryStatements(ObjectMapper json, DocumentRules rules, Ledger ledger, Caller caller, Clock clock) {
        this.json = json;
        this.rules = rules;
        this.suspense = new Suspense(ledger, clock);
        this.caller = caller;
    }

    /** What our side says to one line. */
    private record Ours(UUID request, int budgetYear, long amount) {}

    Submission ofRows(List<Row> rows) {
        Row head = rows.get(0);
        List<Fault> faults = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            Row row = rows.get(i);
            boolean same = row.unit().equals(head.unit())
                    && row.office().equals(head.office())
                    && row.from().equals(head.from())
                    && row.to().equals(head.to())
                    && row.opening() == head.opening()
                    && row.closing() == head.closing();
            if (!same) {
                faults.add(Fault.at("/rows/" + (i + 2), "another-statement"));
            }
        }
        ProblemException.throwIfAny(faults);
        return new Submission(
                head.unit(),
                head.office(),
                head.from(),
                head.to(),
                Money.vnd(head.opening()),
                Money.vnd(head.closing()),
                rows.stream()
                        .map(row -> new Line(
                                row.bookedOn(),
                                row.documentNumber(),
                                row.lineUnit(),
                                row.project(),
                                row.planYear(),
                                row.kind(),
                                Money.vnd(row.amount()),
                                row.account()))
                        .toList());
    }

    /** A statement out of a table: what is wrong with it is said by row and column. */
    View takeRows(Tx tx, Actor actor, List<Row> rows) {
        Submission statement = ofRows(rows);
        ProblemException.throwIfAny(faults(tx, statement).stream()
                .map(fault -> Fault.at(atRow(fault.pointer()), fault.code(), fault.params()))
                .toList());
        return take(tx, actor, statement);
    }

    /** The head of a statement stands in each row; its faults are told at the first. */
    private static String atRow(String pointer) {
        Matcher line = LINE.matcher(pointer);
        return line.matches()
                ? TableReader.pointer(Integer.parseInt(line.group(1)))
                        + line.group(2).replace("/unit", "/lineUnit")
                : TableReader.pointer(0) + pointer;
    }

    /** Statements are taken in one after the other: two may tell of the same fact. */
    static void serialise(Tx tx) {
        tx.handle()
                .createQuery("select pg_advisory_xact_lock(hashtextextended('treasury-statements', 3)) is null")
                .mapTo(Boolean.class)
                .one();
    }

    View take(Tx tx, Actor actor, Submission statement) {
        ProblemException.throwIfAny(faults(tx, statement));
        rules.requireScope(tx.handle(), caller, List.of(statement.unit()), statement.to());
        serialise(tx);
        String digest = digest(statement);
        Optional<UUID> known = tx.handle()
                .createQuery("select id from treasury_statement where digest = :digest")
                .bind("digest", digest)
                .mapTo(UUID.class)
                .findOne();
        if (known.isPresent()) {
            return view(tx.handle(), known.get(), true);
        }
        UUID id = tx.newId();
        insertHead(tx, actor, id, digest, statement);
        Set<String> explained = new HashSet<>();
        Map<Line, Long> told = new HashMap<>();
        for (int i = 0; i < statement.lines().size(); i++) {
            long nth = told.merge(statement.lines().get(i), 1L, Long::sum);
            insertLine(tx, actor, id, i + 1, statement, explained, nth);
        }
        View view = view(tx.handle(), id, false);
        Differences.retell(
                tx,
                view.lines().stream()
                        .map(Match::request)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                statement.to());
        tx.append(new EventDraft(
                "ntm.budget",
                "vn.ntm.budget.statement-matched.v1",
                "treasury-statements/" + id,
                1,
                statement.unit(),
                statement.to(),
                new View(
                        id,
                        view.unit(),
                        view.office(),
                        view.from(),
                        view.to(),
                        view.opening(),
                        view.closing(),
                        false,
                        List.of(),
                        List.of())));
        return view;
    }

    private List<Fault> faults(Tx tx, Submission statement) {
        List<Fault> faults = new ArrayList<>(DocumentRules.together(
                rules.notInTheFuture(statement.to(), "/to"),
                rules.notNegative(statement.opening(), "/opening"),
                rules.notNegative(statement.closing(), "/closing"),
                rules.knownUnit(tx.handle(), statement.unit(), statement.to(), "/unit")));
        if (statement.to().isBefore(statement.from())) {
            faults.add(
                    Fault.at("/to", "due-before-opened", Map.of("given", statement.to(), "first", statement.from())));
        }
        long sum = statement.opening().amount();
        for (int i = 0; i < statement.lines().size(); i++) {
            Line line = statement.lines().get(i);
            sum += switch (line.kind()) {
                case ADVANCE, PAYMENT -> line.amount().amount();
                case RETURN -> -line.amount().amount();
                case RECOVERY -> 0;
            };
            faults.addAll(rules.aboveZero(line.amount(), "/lines/" + i + "/amount"));
            if (line.bookedOn().isBefore(statement.from()) || line.bookedOn().isAfter(statement.to())) {
                faults.add(Fault.at(
                        "/lines/" + i + "/bookedOn",
                        "outside-statement",
                        Map.of("given", line.bookedOn(), "first", statement.from(), "last", statement.to())));
            }
        }
        faults.addAll(linesOfOthers(tx, statement));
        if (sum != statement.closing().amount()) {
            faults.add(Fault.at(
                    "/closing",
                    "closing-differs",
                    Map.of("given", statement.closing(), "computed", Money.vnd(Math.max(sum, 0)))));
        }
        return faults;
    }

    /** A statement speaks of the money of its own units: a line about others would set their money aside. */
    private List<Fault> linesOfOthers(Tx tx, Submission statement) {
        List<DocumentRules.Place> places = statement.lines().stream()
                .filter(line -> line.unit() != null)
                .map(line -> new DocumentRules.Place(
                        String.valueOf(line.unit()), line.bookedOn(), List.of(statement.unit())))
                .distinct()
                .toList();
        Map<DocumentRules.Place, DocumentRules.Cover> covers =
                places.isEmpty() ? Map.of() : rules.covers(tx.handle(), places);
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < statement.lines().size(); i++) {
            Line line = statement.lines().get(i);
            String unit = line.unit();
            if (unit != null
                    && covers.get(new DocumentRules.Place(unit, line.bookedOn(), List.of(statement.unit())))
                            == DocumentRules.Cover.OUTSIDE) {
                faults.add(Fault.at(
                        "/lines/" + i + "/unit",
                        "unit-outside-statement",
                        Map.of("unit", unit, "statement", statement.unit(), "on", line.bookedOn())));
            }
        }
        return faults;
    }

    private static void insertHead(Tx tx, Actor actor, UUID id, String digest, Submission statement) {
        tx.handle()
                .createUpdate("insert into treasury_statement values (:id, :digest, :unit, :office, :from, :to,"
                        + " :opening, :closing, :at, :actor)")
                .bind("id", id)
                .bind("digest", digest)
                .bind("unit", statement.unit())
                .bind("office", statement.office())
                .bind("from", statement.from())
                .bind("to", statement.to())
                .bind("opening", statement.opening().amount())
                .bind("closing", statement.closing().amount())
                .bind("at", OffsetDateTime.ofInstant(tx.recordedAt(), ZoneOffset.UTC))
                .bind("actor", actor.id())
                .execute();
    }

    /** @param explained bookings of ours that a line of this statement matches already: a second one was paid twice */
    private void insertLine(
            Tx tx, Actor actor, UUID id, int number, Submission statement, Set<String> explained, long nth) {
        Line line = statement.lines().get(number - 1);
        Ours ours = ours(tx.handle(), statement, line)
                .filter(found -> !explained.contains(line.kind() + " " + found.request()))
                .orElse(null);
        Outcome outcome = outcome(line, ours);
        if (ours != null && outcome == Outcome.MATCHED) {
            explained.add(line.kind() + " " + ours.request());
        }
        boolean held =
                outcome == Outcome.UNKNOWN_TO_US && suspense.raise(tx, actor, id, number, line, statement.unit(), nth);
        if (ours != null && outcome != Outcome.MATCHED) {
            Differences.raise(
                    tx,
                    statement.unit(),
                    nth,
                    new Differences.Difference(
                            id, number, line, outcome, ours.request(), Money.vnd(ours.amount()), ours.budgetYear()));
        }
        List<UUID> near = outcome == Outcome.UNKNOWN_TO_US ? near(tx.handle(), statement, line) : List.of();
        tx.handle()
                .createUpdate(
                        "insert into treasury_line values (:statement, :number, :bookedOn, :document, :project,"
                                + " :unit, :year, :kind, :amount, :account, :outcome, :ours::bigint, :request::uuid, :near, :held)")
                .bind("statement", id)
                .bind("number", number)
                .bind("bookedOn", line.bookedOn())
                .bind("document", line.documentNumber())
                .bind("project", line.project())
                .bind("unit", line.unit())
                .bind("year", line.planYear())
                .bind("kind", line.kind().name())
                .bind("amount", line.amount().amount())
                .bind("account", line.account())
                .bind("outcome", outcome.name())
                .bind("ours", ours == null ? null : ours.amount())
                .bind("request", ours == null ? null : ours.request())
                .bind("near", write(near))
                .bind("held", held)
                .execute();
    }

    static Outcome outcome(Line line, @Nullable Ours ours) {
        if (ours == null) {
            return Outcome.UNKNOWN_TO_US;
        }
        if (ours.budgetYear() != line.planYear()) {
            return Outcome.YEAR_DIFFERS;
        }
        return ours.amount() == line.amount().amount() ? Outcome.MATCHED : Outcome.AMOUNT_DIFFERS;
    }

    private static Optional<Ours> ours(Handle handle, Submission statement, Line line) {
        return handle.createQuery(WITHIN + "select id, (body::jsonb ->> 'budgetYear')::integer as year, "
                        + Differences.booked(line.kind()) + " as amount"
                        + " from payment_request where state = 'BOOKED' and treasury_document = :document"
                        + " and unit in (select code from within)"
                        + " and (:unit::text is null or unit = :unit)"
                        + " and (:project::text is null or body::jsonb ->> 'project' = :project)"
                        + " order by id limit 1")
                .bind("statement", statement.unit())
                .bind("document", line.documentNumber())
                .bind("unit", line.unit())
                .bind("project", line.project())
                .map((row, c) -> new Ours(row.getObject("id", UUID.class), row.getInt("year"), row.getLong("amount")))
                .findOne();
    }

    /** Requests of the same amount and year within ten days: a person decides whether one of them is meant. */
    private static List<UUID> near(Handle handle, Submission statement, Line line) {
        return handle.createQuery(WITHIN + "select id from payment_request where gross - recovered = :amount"
                        + " and (body::jsonb ->> 'budgetYear')::integer = :year and state in ('APPROVED', 'BOOKED')"
                        + " and unit in (select code from within)"
                        + " and (:unit::text is null or unit = :unit)"
                        + " and on_date between :day::date - 10 and :day::date + 10 order by on_date, id limit 5")
                .bind("statement", statement.unit())
                .bind("amount", line.amount().amount())
                .bind("year", line.planYear())
                .bind("unit", line.unit())
                .bind("day", line.bookedOn())
                .mapTo(UUID.class)
                .list();
    }

    Optional<View> find(Handle handle, UUID id) {
        boolean visible = handle.createQuery("select unit from treasury_statement where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne()
                .isPresent();
        return visible ? Optional.of(view(handle, id, true)) : Optional.empty();
    }

    List<UUID> list(Handle handle) {
        return handle.createQuery("select id from treasury_statement order by recorded_at, id")
                .mapTo(UUID.class)
                .list();
    }

    View view(Handle handle, UUID id, boolean before) {
        List<Match> lines = handle.createQuery("select l.*, " + KnownLines.standsInSuspense()
                        + " as stands, " + Differences.differsStill()
                        + " as differs from (select x.*, y.unit as statement_unit, y.recorded_at from treasury_line x"
                        + " join treasury_statement y on y.id = x.statement_id where y.id = :id) l order by l.number")
                .bind("id", id)
                .map((row, c) -> new Match(
                        row.getInt("number"),
                        row.getObject("booked_on", LocalDate.class),
                        row.getString("document_number"),
                        row.getInt("plan_year"),
                        Kind.valueOf(row.getString("kind")),
                        Money.vnd(row.getLong("amount")),
                        Outcome.valueOf(row.getString("outcome")),
                        row.getObject("ours") == null ? null : Money.vnd(row.getLong("ours")),
                        row.getObject("request_id", UUID.class),
                        row.getBoolean("stands"),
                        row.getBoolean("stands") || row.getBoolean("differs"),
                        read(row.getString("suggestions"))))
                .list();
        return handle.createQuery("select * from treasury_statement where id = :id")
                .bind("id", id)
                .map((row, c) -> new View(
                        id,
                        row.getString("unit"),
                        row.getString("office"),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class),
                        Money.vnd(row.getLong("opening")),
                        Money.vnd(row.getLong("closing")),
                        before,
                        lines,
                        missing(handle, id)))
                .one();
    }

    /** What we booked between the statement's days for its units and the statement does not show. */
    private static List<Missing> missing(Handle handle, UUID id) {
        return handle.createQuery("""
                        with recursive within (code) as (
                            select unit from treasury_statement where id = :id
                            union select u.code from unit_period u join within w on u.parent_code = w.code)
                        select p.id, p.body::jsonb ->> 'documentNumber' as number, p.treasury_document as document,
                               (p.body::jsonb ->> 'bookedOn')::date as booked_on,
                               coalesce((p.body::jsonb #>> '{disbursed,amount}')::bigint, p.gross) as amount
                        from payment_request p join treasury_statement s on s.id = :id
                        where p.state = 'BOOKED' and p.unit in (select code from within)
                          and (p.body::jsonb ->> 'bookedOn')::date between s.first_day and s.last_day
                          and not exists (select 1 from treasury_line l
                                          where l.statement_id = :id and l.request_id = p.id)
                        order by booked_on, p.id
                        """)
                .bind("id", id)
                .map((row, c) -> new Missing(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        row.getString("document"),
                        row.getObject("booked_on", LocalDate.class),
                        Money.vnd(row.getLong("amount"))))
                .list();
    }

    private String digest(Submission statement) {
        try {
            byte[] text = json.writeValueAsString(statement).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("A statement cannot be digested.", e);
        }
    }

    private String write(List<UUID> ids) {
        try {
            return json.writeValueAsString(ids);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Ids cannot be written.", e);
        }
    }

    private List<UUID> read(String text) {
        try {
            return Arrays.asList(json.readValue(text, UUID[].class));
        } catch (JsonProcessingException e) {
            throw ProblemException.of(ProblemType.INTERNAL_ERROR);
        }
    }
}
