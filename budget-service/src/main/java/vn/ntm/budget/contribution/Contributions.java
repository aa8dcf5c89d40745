package vn.ntm.budget.contribution;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import vn.ntm.budget.DocumentRules;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.money.Money;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Register;
import vn.ntm.platform.register.State;
import vn.ntm.platform.register.Visibility;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;

/** Records what is given, and books it in the book of mobilised resources once somebody else confirmed the value. */
@Singleton
class Contributions {

    private final Register<Contribution> register;
    private final DocumentRules rules;
    private final Caller caller;

    Contributions(ObjectMapper json, DocumentRules rules, Caller caller) {
        this.register = new Register<>(
                "contribution",
                Contribution.class,
                json,
                Contribution::naturalKey,
                Visibility.scoped(Contribution::unit, Contribution::contributedOn),
                State.SUBMITTED,
                Contributions::event);
        this.rules = rules;
        this.caller = caller;
    }

    /** Debits, credits and difference of the book, and the balance of each account. */
    public record TrialBalance(Money debits, Money credits, Money difference, List<Balance> accounts) {}

    /** @param balance credits minus debits in đồng */
    public record Balance(String account, long balance) {}

    Register<Contribution> register() {
        return register;
    }

    void check(Tx tx, Contribution content) {
        List<Fault> faults = new ArrayList<>(DocumentRules.together(
                rules.notInTheFuture(content.contributedOn(), "/contributedOn"),
                rules.knownUnit(tx.handle(), content.unit(), content.contributedOn(), "/unit"),
                rules.plainCode(content.project(), "/project"),
                rules.aboveZero(content.value(), "/value")));
        faults.addAll(valuation(content));
        // A loan is a stock or a flow of credit; a gift that is entered as one would hide in the largest figure of all.
        if ((content.resource() == Contribution.Resource.CREDIT)
                != content.form().isCredit()) {
            faults.add(Fault.at("/form", "credit-is-credit"));
        }
        ProblemException.throwIfAny(faults);
        rules.requireScope(tx.handle(), caller, List.of(content.unit()), content.contributedOn());
    }

    /** Kind, labour and land are worth quantity times unit price, to the đồng. */
    static List<Fault> valuation(Contribution content) {
        if (!content.form().isValued()) {
            return List.of();
        }
        BigDecimal quantity = content.quantity();
        Money price = content.unitPrice();
        if (quantity == null || price == null || content.measure() == null || quantity.signum() <= 0) {
            return List.of(Fault.at("/quantity", "valuation-missing"));
        }
        BigDecimal exact = quantity.multiply(BigDecimal.valueOf(price.amount())).setScale(0, RoundingMode.HALF_UP);
        if (exact.compareTo(BigDecimal.valueOf(Money.MAXIMUM)) > 0) {
            return List.of(Fault.at("/quantity", "out-of-range"));
        }
        long value = exact.longValueExact();
        return value == content.value().amount()
                ? List.of()
                : List.of(Fault.at(
                        "/value", "value-differs", Map.of("given", content.value(), "computed", Money.vnd(value))));
    }

    void confirmed(Tx tx, List<Entry<Contribution>> entries) {
        PreparedBatch batch = tx.handle()
                .prepareBatch("insert into contribution_entry (contribution_id, account, debit, credit)"
                        + " values (:id, :account, :debit, :credit)");
        for (Entry<Contribution> entry : entries) {
            Contribution content = entry.content();
            long value = content.value().amount();
            batch.bind("id", entry.id())
                    .bind("account", "SOURCE " + content.resource())
                    .bind("debit", value)
                    .bind("credit", 0L)
                    .add();
            batch.bind("id", entry.id())
                    .bind("account", "USE " + content.unit())
                    .bind("debit", 0L)
                    .bind("credit", value)
                    .add();
        }
        if (!entries.isEmpty()) {
            batch.execute();
        }
    }

    TrialBalance trialBalance(Handle handle) {
        List<Balance> accounts = handle.createQuery("select account, sum(credit - debit) from contribution_entry"
                        + " group by account order by account")
                .map((row, c) -> new Balance(row.getString(1), row.getLong(2)))
                .list();
        return handle.createQuery("select coalesce(sum(debit), 0), coalesce(sum(credit), 0) from contribution_entry")
                .map((row, c) -> new TrialBalance(
                        Money.vnd(row.getLong(1)),
                        Money.vnd(row.getLong(2)),
                        Money.vnd(row.getLong(1) - row.getLong(2)),
                        accounts))
                .one();
    }

    private static EventDraft event(Entry<Contribution> entry) {
        String fact =
                switch (entry.state()) {
                    case APPROVED -> "contribution-recorded";
                    case WITHDRAWN -> "contribution-withdrawn";
                    default -> "contribution-submitted";
                };
        return new EventDraft(
                "ntm.budget",
                "vn.ntm.budget." + fact + ".v1",
                "contributions/" + entry.id(),
                entry.version(),
                entry.content().unit(),
                entry.content().contributedOn(),
                entry);
    }
}
