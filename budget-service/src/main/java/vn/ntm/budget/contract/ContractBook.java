package vn.ntm.budget.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.budget.law.LawRule;
import vn.ntm.budget.law.RuleBook;
import vn.ntm.platform.db.BoundSql;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Register;
import vn.ntm.platform.register.State;
import vn.ntm.platform.register.Visibility;

/** The contracts, and the lock on them that comes before all locks of the ledger. */
@Singleton
public class ContractBook {

    private static final String SUMS = """
            select contract_id, -1 as place, sum(volume) as amount, on_date from acceptance
            where contract_id = any (?) and state = 'APPROVED' group by contract_id, on_date
            union all
            select contract_id, 0, sum(gross), null from payment_request
            where contract_id = any (?) and state in ('SUBMITTED', 'APPROVED') and kind = 'ADVANCE' group by 1
            union all
            select contract_id, 1, sum(gross), null from payment_request
            where contract_id = any (?) and state in ('SUBMITTED', 'APPROVED') and kind = 'PAYMENT' group by 1
            union all
            select contract_id, 2, sum(recovered), null from payment_request
            where contract_id = any (?) and state in ('SUBMITTED', 'APPROVED') and kind = 'PAYMENT' group by 1
            """;

    private final Register<Contract> register;
    private final RuleBook law;

    ContractBook(ObjectMapper json, RuleBook law) {
        this.register = new Register<>(
                "contract",
                Contract.class,
                json,
                Contract::naturalKey,
                Visibility.scoped(Contract::unit, Contract::signedOn),
                State.SUBMITTED,
                ContractBook::event);
        this.law = law;
    }

    Register<Contract> register() {
        return register;
    }

    /** Locks contracts by id, with accepted volume and what is asked and not resolved. Unknown ids are left out. */
    public Map<UUID, LockedContract> lock(Tx tx, Collection<UUID> ids) {
        return askingLock(tx, ids).get();
    }

    /** The same, with whatever else this transaction asks; the sums are read when the contracts are locked. */
    public Supplier<Map<UUID, LockedContract>> askingLock(Tx tx, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map::of;
        }
        Supplier<List<Entry<Contract>>> entries = register.table().askingLock(tx, ids);
        SqlArray asked = SqlArray.uuids(ids);
        Supplier<List<Sum>> sums = tx.asking(BoundSql.of(SUMS, asked, asked, asked, asked), ContractBook::sum);
        return () -> locked(entries.get(), sums.get());
    }

    private Map<UUID, LockedContract> locked(List<Entry<Contract>> entries, List<Sum> read) {
        Map<UUID, Sums> sums = new HashMap<>();
        read.forEach(
                sum -> sums.computeIfAbsent(sum.contract(), id -> new Sums()).add(sum));
        Map<UUID, LockedContract> contracts = new LinkedHashMap<>();
        for (Entry<Contract> entry : entries) {
            Sums sum = sums.getOrDefault(entry.id(), new Sums());
            contracts.put(
                    entry.id(),
                    new LockedContract(
                            entry,
                            terms(entry.content()),
                            lawOf(entry.content()),
                            sum.accepted,
                            sum.pending[0],
                            sum.pending[1],
                            sum.pending[2]));
        }
        return contracts;
    }

    /** What was accepted, and what is asked and not resolved: advances, volume, recovery. */
    private static final class Sums {
        final List<LockedContract.Accepted> accepted = new ArrayList<>();
        final long[] pending = new long[3];

        void add(Sum sum) {
            if (sum.place() == Sum.ACCEPTED) {
                accepted.add(new LockedContract.Accepted(Objects.requireNonNull(sum.on()), sum.amount()));
            } else {
                pending[sum.place()] = sum.amount();
            }
        }
    }

    /**
     * @param place of {@link Sums#pending}, or {@link #ACCEPTED}
     * @param on the day of an acceptance; else null
     */
    private record Sum(
            UUID contract, int place, long amount, @Nullable LocalDate on) {
        static final int ACCEPTED = -1;
    }

    private static Sum sum(ResultSet row) throws SQLException {
        return new Sum(row.getObject(1, UUID.class), row.getInt(2), row.getLong(3), row.getObject(4, LocalDate.class));
    }

    private ContractLaw lawOf(Contract contract) {
        return new ContractLaw() {
            @Override
            public Optional<LawRule> acceptanceDeadline(int budgetYear) {
                return law.find(
                        "ACCEPTANCE_DEADLINE",
                        LawRule.firstDay(budgetYear).plusYears(1).minusDays(1));
            }

            @Override
            public Optional<LawRule> guarantee() {
                return law.find("GUARANTEE", contract.signedOn());
            }
        };
    }

    public Optional<Entry<Contract>> find(Handle handle, UUID id) {
        return register.table().find(handle, id);
    }

    /** What the contract and the law of the day it was signed allow. */
    ContractPosition.Terms terms(Contract contract) {
        Optional<LawRule> cap = law.find("ADVANCE_CAP", contract.signedOn());
        Optional<LawRule> complete = law.find("RECOVERY_COMPLETE", contract.signedOn());
        Integer allowed = contract.advanceCapPercent();
        return new ContractPosition.Terms(
                contract.number(),
                contract.value().amount(),
                allowed == null ? cap.map(LawRule::percent).orElse(100) : allowed,
                allowed == null
                        ? cap.map(LawRule::citation).orElse("–")
                        : String.valueOf(contract.advanceCapDecision()),
                complete.map(LawRule::percent).orElse(100),
                complete.map(LawRule::citation).orElse("–"));
    }

    private static EventDraft event(Entry<Contract> entry) {
        String fact =
                switch (entry.state()) {
                    case APPROVED -> "contract-signed";
                    case WITHDRAWN -> "contract-withdrawn";
                    default -> "contract-submitted";
                };
        return draft(entry, fact);
    }

    static EventDraft draft(Entry<Contract> entry, String fact) {
        return new EventDraft(
                "ntm.budget",
                "vn.ntm.budget." + fact + ".v1",
                "contracts/" + entry.id(),
                entry.version(),
                entry.content().unit(),
                entry.content().signedOn(),
                entry);
    }
}
