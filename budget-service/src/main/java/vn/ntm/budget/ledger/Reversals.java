package vn.ntm.budget.ledger;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.budget.DocumentRules;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/**
 * Takes a transaction back by posting its mirror, once, by somebody who had no part in it. What happened and what took it
 * back both stay on record; a reversal is not reversed by the same door.
 */
@Singleton
class Reversals {

    private static final Set<TransactionKind> REVERSIBLE = EnumSet.of(
            TransactionKind.APPROPRIATION,
            TransactionKind.PLAN_ASSIGN,
            TransactionKind.PLAN_DETAIL,
            TransactionKind.PLAN_ADJUST,
            TransactionKind.PLAN_TRANSFER,
            TransactionKind.PLAN_CARRY_OVER,
            TransactionKind.PLAN_CANCEL,
            TransactionKind.PAYMENT_BOOKED,
            TransactionKind.SUSPENSE);

    private final Instance<ReversibleDocuments> documents;
    private final DocumentRules rules;
    private final Caller caller;

    Reversals(Instance<ReversibleDocuments> documents, DocumentRules rules, Caller caller) {
        this.documents = documents;
        this.rules = rules;
        this.caller = caller;
    }

    /** The reversing transactions: one, or for a carry-over one for each of its two years. */
    List<LedgerTransaction> reverse(Tx tx, Actor actor, UUID id, LocalDate on, String reason) {
        LedgerTransaction original =
                find(tx.handle(), id).orElseThrow(() -> ProblemException.notFound("document", id.toString()));
        requireVisible(tx.handle(), original);
        if (original.kind() == TransactionKind.REVERSAL) {
            throw conflict("reversal-not-reversible", id, original);
        }
        if (!REVERSIBLE.contains(original.kind())) {
            throw conflict("not-reversible-here", id, original);
        }
        String[] path = original.document().split("/");
        UUID document = UUID.fromString(path[1]);
        ReversibleDocuments owner = documents.stream()
                .filter(candidate -> candidate.collection().equals(path[0]))
                .findFirst()
                .orElseThrow(() -> conflict("not-reversible-here", id, original));
        // The document's row is locked from here on, so two reversals of one transaction never run side by side.
        Set<String> people = owner.peopleBehind(tx, document);
        if (isReversed(tx.handle(), id)) {
            throw conflict("already-reversed", id, original);
        }
        if (people.contains(actor.id()) || actor.id().equals(actorOf(tx.handle(), id))) {
            throw ProblemException.of(ProblemType.MAKER_IS_CHECKER, "", "made-by-you", Map.of("key", document));
        }
        List<Fault> faults = new ArrayList<>(rules.notInTheFuture(on, "/businessDate"));
        if (on.isBefore(original.businessDate())) {
            faults.add(Fault.at(
                    "/businessDate", "before-the-original", Map.of("given", on, "first", original.businessDate())));
        }
        ProblemException.throwIfAny(faults);
        List<LedgerTransaction> mirrored = siblings(tx.handle(), original).stream()
                .map(transaction -> transaction.mirrored(tx.newId(), on, reason))
                .toList();
        owner.takeBack(tx, actor, document, mirrored);
        return mirrored;
    }

    /** Whose money it is decides who may take it back; out of the caller's units it is as if it were not there. */
    private void requireVisible(Handle handle, LedgerTransaction original) {
        List<DocumentRules.Place> places = original.postings().stream()
                .flatMap(posting ->
                        Stream.of(posting.fromCell().unit(), posting.toCell().unit()))
                .distinct()
                .map(unit -> new DocumentRules.Place(unit, original.businessDate(), caller.units()))
                .toList();
        boolean covered =
                rules.covers(handle, places).values().stream().allMatch(cover -> cover == DocumentRules.Cover.COVERED);
        if (!covered) {
            throw ProblemException.notFound("document", original.id().toString());
        }
    }

    static java.util.Optional<LedgerTransaction> find(Handle handle, UUID id) {
        return handle.createQuery("select * from ledger_transaction where id = :id")
                .bind("id", id)
                .map((row, c) -> new LedgerTransaction(
                        id,
                        TransactionKind.valueOf(row.getString("kind")),
                        row.getString("document"),
                        row.getString("number"),
                        row.getObject("business_date", LocalDate.class),
                        row.getInt("budget_year"),
                        (@Nullable Integer) row.getObject("origin_year", Integer.class),
                        row.getObject("true_date", LocalDate.class),
                        row.getObject("reverses", UUID.class),
                        row.getString("reason"),
                        postings(handle, id)))
                .findOne();
    }

    /** Entries are written in pairs, what gives before what takes. */
    private static List<Posting> postings(Handle handle, UUID id) {
        record Side(Cell cell, Bucket bucket, long amount) {}
        List<Side> sides = handle.createQuery(
                        "select fund_source, capital_kind, budget_year, holder_kind, holder, bucket,"
                                + " debit + credit as amount from entry join cell c on c.id = cell_id"
                                + " where transaction_id = :id order by number")
                .bind("id", id)
                .map((row, c) ->
                        new Side(Ledger.cell(row), Bucket.valueOf(row.getString("bucket")), row.getLong("amount")))
                .list();
        List<Posting> postings = new ArrayList<>();
        for (int i = 0; i + 1 < sides.size(); i += 2) {
            Side from = sides.get(i);
            Side to = sides.get(i + 1);
            postings.add(new Posting(from.cell(), from.bucket(), to.cell(), to.bucket(), from.amount()));
        }
        return postings;
    }

    /** A carry-over is two transactions of one document: both are taken back, or the years would not agree. */
    private static List<LedgerTransaction> siblings(Handle handle, LedgerTransaction original) {
        if (original.kind() != TransactionKind.PLAN_CARRY_OVER) {
            return List.of(original);
        }
        return handle
                .createQuery("select id from ledger_transaction where document = :document and kind = :kind"
                        + " and not exists (select 1 from ledger_transaction r where r.reverses = ledger_transaction.id)"
                        + " order by budget_year desc")
                .bind("document", original.document())
                .bind("kind", original.kind().name())
                .mapTo(UUID.class)
                .list()
                .stream()
                .map(id -> find(handle, id).orElseThrow())
                .toList();
    }

    private static boolean isReversed(Handle handle, UUID id) {
        return handle.createQuery("select exists (select 1 from ledger_transaction where reverses = :id)")
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
    }

    private static String actorOf(Handle handle, UUID id) {
        return handle.createQuery("select actor_id from ledger_transaction where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one();
    }

    private static ProblemException conflict(String code, UUID id, LedgerTransaction original) {
        return ProblemException.of(ProblemType.CONFLICT, "", code, Map.of("key", id, "kind", original.kind()));
    }
}
