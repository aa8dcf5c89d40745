package vn.ntm.budget.contract;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.ntm.budget.Basis;
import vn.ntm.budget.fund.CapitalKind;
import vn.ntm.platform.money.Money;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.State;

/** Contracts without a database. */
public final class MemoryContracts {

    private MemoryContracts() {}

    public static LockedContract contract(UUID id, String unit, String project, long value, int cap, int complete) {
        Contract content = new Contract(
                unit,
                project,
                CapitalKind.INVESTMENT,
                "HĐ-" + id,
                LocalDate.of(2021, 1, 15),
                "Công ty A",
                Money.vnd(value),
                Money.vnd(value),
                null,
                null,
                null,
                null,
                Basis.SOURCED,
                "test");
        return new LockedContract(
                new Entry<>(id, 1, State.APPROVED, content, "maker", "approver", null, null),
                new ContractPosition.Terms("HĐ-" + id, value, cap, "cap", complete, "complete"),
                ContractLaw.NONE,
                List.of(),
                0,
                0,
                0);
    }

    public static void accept(LockedContract contract, long volume) {
        contract.accepted(LocalDate.of(2021, 1, 15), volume);
    }
}
