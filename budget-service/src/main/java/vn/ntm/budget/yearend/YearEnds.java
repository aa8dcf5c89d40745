package vn.ntm.budget.yearend;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import vn.ntm.budget.DocumentRules;
import vn.ntm.budget.debt.ConstructionDebts;
import vn.ntm.budget.extension.Extensions;
import vn.ntm.budget.fund.CapitalKind;
import vn.ntm.budget.fund.FundSource;
import vn.ntm.budget.law.Deciders;
import vn.ntm.budget.law.LawRule;
import vn.ntm.budget.law.RuleBook;
import vn.ntm.budget.ledger.Bucket;
import vn.ntm.budget.ledger.Cell;
import vn.ntm.budget.ledger.Ledger;
import vn.ntm.budget.ledger.LockedCells;
import vn.ntm.budget.ledger.Standing;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.money.Money;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Register;
import vn.ntm.platform.register.State;
import vn.ntm.platform.register.Visibility;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** Previews, proposes and runs year ends. Preview and run are the same code; the run demands the preview's digest. */
@Singleton
class YearEnds {

    private static final String IN_PROVINCE = """
            with recursive within (code) as (
                select :unit union select u.code from unit_period u join within w on u.parent_code = w.code)
            """;

    private final Register<YearEnd> register;
    private final DocumentRules rules;
    private final RuleBook law;
    private final Deciders deciders;
    private final Extensions extensions;
    private final Ledger ledger;
    private final ConstructionDebts debts;
    private final Caller caller;

    YearEnds(
            ObjectMapper json,
            DocumentRules rules,
            RuleBook law,
            Deciders deciders,
            Extensions extensions,
            Ledger ledger,
            ConstructionDebts debts,
            Caller caller) {
        this.register = new Register<>(
                "year_end",
                YearEnd.class,
                json,
                YearEnd::naturalKey,
                Visibility.scoped(YearEnd::unit, YearEnd::decidedOn),
                State.SUBMITTED,
                YearEnds::event);
        this.rules = rules;
        this.law = law;
        this.deciders = deciders;
        this.extensions = extensions;
        this.ledger = ledger;
        this.debts = debts;
        this.caller = caller;
    }

    Register<YearEnd> register() {
        return register;
    }

    YearEnd.Preview preview(Handle handle, int year, YearEnd.Request request) {
        rules.requireScope(handle, caller, List.of(request.unit()), request.decidedOn());
        YearEnd.Preview preview = preview(request.unit(), year, request.carryOver(), lines(handle, year, request));
        ProblemException.throwIfAny(frozen(handle, year, request, preview));
        return preview;
    }

    /** A preview as people see it: whoever names money that is not there would see it cancelled under another name. */
    YearEnd.Preview previewChecked(Handle handle, int year, YearEnd.Request request) {
        YearEnd.Preview preview = preview(handle, year, request);
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < request.carryOver().size(); i++) {
            YearEnd.CarryOver carry = request.carryOver().get(i);
            if (preview.lines().stream().noneMatch(carry::covers)) {
                faults.add(Fault.at(
                        "/carryOver/" + i,
                        "carries-nothing",
                        Map.of(
                                "holder",
                                carry.project() == null ? carry.unit() : carry.unit() + "/" + carry.project(),
                                "fundSource",
                                carry.fundSource(),
                                "capitalKind",
                                carry.capitalKind(),
                                "year",
                                Integer.toString(year))));
            }
        }
        ProblemException.throwIfAny(faults);
        return preview;
    }

    Entry<YearEnd> propose(Tx tx, Actor maker, int year, YearEnd.Proposal proposal) {
        YearEnd.Request request = new YearEnd.Request(
                proposal.unit(), proposal.decisionNumber(), proposal.decidedOn(), proposal.carryOver());
        ProblemException.throwIfAny(DocumentRules.together(
                rules.notInTheFuture(proposal.decidedOn(), "/decidedOn"),
                rules.plausibleYear(year, "/budgetYear"),
                yearIsOver(year, proposal.decidedOn())));
        requireDigest(previewChecked(tx.handle(), year, request).digest(), proposal.digest());
        return register.enter(
                tx,
                maker,
                new YearEnd(
                        proposal.unit(),
                        year,
                        proposal.decisionNumber(),
                        proposal.decidedOn(),
                        proposal.carryOver(),
                        proposal.digest()));
    }

    /** Runs what somebody else proposed; run again, it changes nothing. */
    YearEnd.Preview run(Tx tx, Actor approver, UUID id, String digest) {
        Entry<YearEnd> entry = register.locked(tx, id);
        YearEnd content = entry.content();
        rules.requireScope(tx.handle(), caller, List.of(content.unit()), content.decidedOn());
        deciders.require(tx.handle(), "WHO_CARRIES_OVER", List.of(content.unit()), content.decidedOn());
        requireDigest(content.digest(), digest);
        if (entry.state() == State.APPROVED) {
            return new YearEnd.Preview(
                    content.unit(), content.budgetYear(), Money.vnd(0), Money.vnd(0), digest, List.of());
        }
        Register.requireUndecided(entry);
        requireNothingInFlight(tx.handle(), content);
        YearEnd.Request request =
                new YearEnd.Request(content.unit(), content.decisionNumber(), content.decidedOn(), content.carryOver());
        YearEnd.Preview seen = preview(tx.handle(), content.budgetYear(), request);
        LockedCells cells = lock(tx, content, seen.lines());
        // What was read without a lock is read again under it: whatever changed since the preview changes the digest.
        YearEnd.Preview preview = preview(tx.handle(), content.budgetYear(), request);
        requireDigest(preview.digest(), digest);
        YearEndPostings.of(tx::newId, "year-ends/" + entry.id(), content, preview.lines())
                .forEach(cells::post);
        ledger.write(tx, approver, cells);
        register.approve(tx, approver, entry, null);
        debts.refresh(
                tx,
                preview.lines().stream()
                        .filter(line -> line.project() != null)
                        .map(line -> new ConstructionDebts.Project(line.unit(), String.valueOf(line.project())))
                        .collect(Collectors.toSet()));
        return preview;
    }

    private LockedCells lock(Tx tx, YearEnd content, List<YearEnd.Line> lines) {
        Set<Cell> cells = new LinkedHashSet<>();
        Set<Cell> next = new LinkedHashSet<>();
        for (YearEnd.Line line : lines) {
            Cell cell = YearEndPostings.cell(line);
            cells.add(cell);
            if (line.carriedOver()) {
                next.add(cell.in(content.budgetYear() + 1));
                next.add(cell.project().in(content.budgetYear() + 1));
            }
        }
        ledger.open(tx, next);
        cells.addAll(next);
        return ledger.lock(tx, cells, List.of(content.decidedOn()));
    }

    /** Unspent money is cancelled at the end of the adjustment period, so no year ends before its last day of payment. */
    private List<Fault> yearIsOver(int year, LocalDate decidedOn) {
        return law.find("PAYMENT_DEADLINE", decidedOn)
                .filter(rule -> decidedOn.isBefore(rule.day(year)))
                .map(rule -> List.of(Fault.at("/decidedOn", "before-year-is-over", rule.deadline(year, decidedOn))))
                .orElse(List.of());
    }

    /** After the freeze nothing is carried over any more; what is left can only be cancelled. Each line says so. */
    private List<Fault> frozen(Handle handle, int year, YearEnd.Request request, YearEnd.Preview preview) {
        Optional<LawRule> freeze = law.find("CARRY_OVER_FREEZE", request.decidedOn())
                .filter(rule -> request.decidedOn().isAfter(rule.day(year)));
        if (freeze.isEmpty()) {
            return List.of();
        }
        List<YearEnd.Line> carried =
                preview.lines().stream().filter(YearEnd.Line::carriedOver).toList();
        Map<Cell, Standing> standings =
                Standing.of(handle, carried.stream().map(YearEndPostings::cell).toList());
        return carried.stream()
                .map(line -> {
                    Cell cell = YearEndPostings.cell(line);
                    Map<String, Object> params = freeze.get().deadline(year, request.decidedOn());
                    params.putAll(
                            standings.getOrDefault(cell, Standing.unused(cell)).params(line.bucket(), line.amount()));
                    return Fault.at("/decidedOn", "after-deadline", params);
                })
                .toList();
    }

    /** Money whose last day of payment was moved beyond the decision's day is not unspent yet: it stays in its year. */
    private List<YearEnd.Line> lines(Handle handle, int year, YearEnd.Request request) {
        List<YearEnd.Line> all = unspent(handle, year, request);
        Set<Cell> extended = extended(
                handle, all.stream().map(line -> YearEndPostings.cell(line).project()), request.decidedOn());
        return all.stream()
                .filter(line -> !extended.contains(YearEndPostings.cell(line).project()))
                .toList();
    }

    /** Those of these projects whose money may be paid on that day and later. */
    private Set<Cell> extended(Handle handle, Stream<Cell> cells, LocalDate on) {
        Set<Cell> projects = cells.filter(cell -> cell.holderKind() == Cell.HolderKind.PROJECT)
                .collect(Collectors.toSet());
        return projects.isEmpty()
                ? Set.of()
                : extensions.until(handle, projects).entrySet().stream()
                        .filter(until -> !until.getValue().isBefore(on))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
    }

    private static List<YearEnd.Line> unspent(Handle handle, int year, YearEnd.Request request) {
        return handle.createQuery(IN_PROVINCE + """
                        select c.fund_source, c.capital_kind, c.unit, c.project, c.holder, c.holder_kind, b.bucket, b.amount
                        from cell c cross join lateral (values ('FREE', c.free), ('COMMITTED', c.committed)) as b (bucket, amount)
                        where c.budget_year = :year and c.unit in (select code from within) and b.amount > 0
                        order by c.fund_source, c.capital_kind, c.holder_kind, c.holder, b.bucket
                        """)
                .bind("unit", request.unit())
                .bind("year", year)
                .map((row, c) -> new YearEnd.Line(
                        FundSource.valueOf(row.getString("fund_source")),
                        CapitalKind.valueOf(row.getString("capital_kind")),
                        year,
                        row.getString("unit"),
                        row.getString("project"),
                        row.getString("holder"),
                        row.getString("holder_kind").equals("COUNCIL"),
                        Bucket.valueOf(row.getString("bucket")),
                        Money.vnd(row.getLong("amount")),
                        false,
                        null))
                .list();
    }

    private static YearEnd.Preview preview(
            String unit, int year, List<YearEnd.CarryOver> carryOvers, List<YearEnd.Line> found) {
        List<YearEnd.Line> lines = new ArrayList<>();
        long carried = 0;
        long cancelled = 0;
        StringBuilder text = new StringBuilder(unit).append(' ').append(year);
        for (YearEnd.Line line : found) {
            Optional<String> ground = ground(carryOvers, line);
            lines.add(new YearEnd.Line(
                    line.fundSource(),
                    line.capitalKind(),
                    year,
                    line.unit(),
                    line.project(),
                    line.holder(),
                    line.council(),
                    line.bucket(),
                    line.amount(),
                    ground.isPresent(),
                    ground.orElse(null)));
            carried += ground.isPresent() ? line.amount().amount() : 0;
            cancelled += ground.isPresent() ? 0 : line.amount().amount();
            text.append('\n').append(lines.get(lines.size() - 1));
        }
        return new YearEnd.Preview(
                unit, year, Money.vnd(carried), Money.vnd(cancelled), sha256(text.toString()), lines);
    }

    private static Optional<String> ground(List<YearEnd.CarryOver> carryOvers, YearEnd.Line line) {
        return carryOvers.stream()
                .filter(carry -> carry.covers(line))
                .map(YearEnd.CarryOver::legalGround)
                .findFirst();
    }

    /** Requests in flight must end first, but for those whose money may still be paid. */
    private void requireNothingInFlight(Handle handle, YearEnd content) {
        Map<Cell, Long> flying = handle.createQuery(
                        IN_PROVINCE + "select fund_source, capital_kind, unit, project, sum(in_payment) as amount"
                                + " from cell where budget_year = :year and unit in (select code from within)"
                                + " and in_payment > 0 group by 1, 2, 3, 4")
                .bind("unit", content.unit())
                .bind("year", content.budgetYear())
                .reduceRows(new HashMap<Cell, Long>(), (found, row) -> {
                    found.put(
                            Cell.project(
                                    row.getColumn("fund_source", FundSource.class),
                                    row.getColumn("capital_kind", CapitalKind.class),
                                    content.budgetYear(),
                                    row.getColumn("unit", String.class),
                                    row.getColumn("project", String.class)),
                            row.getColumn("amount", Long.class));
                    return found;
                });
        flying.keySet().removeAll(extended(handle, flying.keySet().stream(), content.decidedOn()));
        long left = flying.values().stream().mapToLong(Long::longValue).sum();
        if (left > 0) {
            throw ProblemException.of(
                    ProblemType.CONFLICT,
                    "",
                    "period-in-flight",
                    Map.of("period", Integer.toString(content.budgetYear()), "left", Money.vnd(left)));
        }
    }

    private static void requireDigest(String expected, String given) {
        if (!expected.equals(given)) {
            throw ProblemException.of(
                    ProblemType.CONFLICT, "/digest", "preview-differs", Map.of("given", given, "current", expected));
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    private static EventDraft event(Entry<YearEnd> entry) {
        String fact =
                switch (entry.state()) {
                    case APPROVED -> "year-ended";
                    case WITHDRAWN -> "year-end-withdrawn";
                    default -> "year-end-proposed";
                };
        return new EventDraft(
                "ntm.budget",
                "vn.ntm.budget." + fact + ".v1",
                "year-ends/" + entry.id(),
                entry.version(),
                entry.content().unit(),
                entry.content().decidedOn(),
                entry);
    }
}
