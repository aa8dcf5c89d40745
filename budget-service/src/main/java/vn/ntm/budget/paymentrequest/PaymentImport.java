package vn.ntm.budget.paymentrequest;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Register;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.table.ImportReport;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** Payment requests out of a table, all or none; the same table twice changes nothing. */
@Singleton
class PaymentImport {

    private static final String ENTERED_DIFFERS = "entered-differs";
    private static final Set<String> CONFLICTS = Set.of(ENTERED_DIFFERS, Register.ENDED);

    private final PaymentRequests requests;

    PaymentImport(PaymentRequests requests) {
        this.requests = requests;
    }

    /** Enters the rows that are new; one that is entered already must be the same request. */
    ImportReport importRows(Tx tx, Actor maker, List<PaymentRow> rows, boolean dryRun) {
        List<PaymentRequest> wanted = rows.stream().map(PaymentRow::request).toList();
        Set<String> seen = new HashSet<>();
        List<PaymentRequest> fresh = new ArrayList<>();
        List<Integer> rowsOfFresh = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        List<String> keys = wanted.stream().map(PaymentRequest::naturalKey).toList();
        Map<String, Entry<PaymentRequest>> known = known(tx, keys);
        Map<String, List<Entry<PaymentRequest>>> former =
                requests.register().table().formerByKeys(tx.handle(), keys);
        for (int i = 0; i < wanted.size(); i++) {
            PaymentRequest request = wanted.get(i);
            PaymentRow row = rows.get(i);
            Entry<PaymentRequest> existing = known.get(request.naturalKey());
            Optional<Entry<PaymentRequest>> ended = former.getOrDefault(request.naturalKey(), List.of()).stream()
                    .filter(entry -> isSame(row, entry))
                    .findFirst();
            if (!seen.add(request.naturalKey())) {
                faults.add(Fault.at(TableReader.pointer(i), "repeated-row", Map.of("key", request.naturalKey())));
            } else if (existing == null && ended.isPresent()) {
                faults.add(Register.enteredAndEnded(TableReader.pointer(i), request.naturalKey(), ended.get()));
            } else if (existing == null) {
                fresh.add(request);
                rowsOfFresh.add(i);
            } else if (!isSame(row, existing)) {
                // A row that is entered already must be the same request, whatever became of it since.
                faults.add(Fault.at(
                        TableReader.pointer(i),
                        ENTERED_DIFFERS,
                        Map.of("key", request.naturalKey(), "existing", existing.id())));
            }
        }
        enter(tx, maker, fresh, rowsOfFresh, faults);
        return new ImportReport(dryRun, rows.size(), fresh.size(), 0, rows.size() - fresh.size());
    }

    /** Enters what is new; what is wrong with it is told together with what was found before, each at its row. */
    private void enter(Tx tx, Actor maker, List<PaymentRequest> fresh, List<Integer> rows, List<Fault> found) {
        boolean onlyConflicts = found.stream().allMatch(fault -> CONFLICTS.contains(fault.code()));
        List<Fault> faults = new ArrayList<>(found);
        try {
            requests.enter(tx, maker, fresh, i -> TableReader.pointer(rows.get(i)));
        } catch (ProblemException refused) {
            boolean conflict = refused.type() == ProblemType.CONFLICT;
            if (!conflict && refused.type() != ProblemType.INVALID_CONTENT) {
                throw refused;
            }
            onlyConflicts &= conflict;
            faults.addAll(refused.faults());
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(onlyConflicts ? ProblemType.CONFLICT : ProblemType.INVALID_CONTENT, faults);
        }
    }

    private static boolean isSame(PaymentRow row, Entry<PaymentRequest> entry) {
        return entry.content()
                .unbooked()
                .equals(row.requestUntil(entry.content().expiresAt()));
    }

    private Map<String, Entry<PaymentRequest>> known(Tx tx, List<String> keys) {
        Map<String, Entry<PaymentRequest>> known = new HashMap<>();
        requests.register()
                .table()
                .findByKeys(tx.handle(), keys)
                .forEach(entry -> known.put(entry.content().naturalKey(), entry));
        return known;
    }
}
