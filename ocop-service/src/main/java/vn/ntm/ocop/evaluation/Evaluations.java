package vn.ntm.ocop.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.Faults;
import vn.ntm.ocop.Scope;
import vn.ntm.ocop.catalogue.Catalogue;
import vn.ntm.ocop.product.Product;
import vn.ntm.ocop.product.Products;
import vn.ntm.ocop.ruleset.KnockOut;
import vn.ntm.ocop.ruleset.KnockOuts;
import vn.ntm.ocop.ruleset.RuleSets;
import vn.ntm.ocop.ruleset.ScoringSheet;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Filter;
import vn.ntm.platform.register.Register;
import vn.ntm.platform.register.State;
import vn.ntm.platform.register.Visibility;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** Dossiers and sheets; what they amount to is computed whenever it is asked for. */
@Singleton
class Evaluations {

    private static final int ENOUGH = 500;

    private final Register<Evaluation> register;
    private final FilingRules filing;
    private final Products products;
    private final Catalogue catalogue;
    private final Councils councils;
    private final RuleSets ruleSets;
    private final KnockOuts knockOuts;
    private final Scope scope;

    Evaluations(
            ObjectMapper json,
            FilingRules filing,
            Products products,
            Catalogue catalogue,
            Councils councils,
            RuleSets ruleSets,
            KnockOuts knockOuts,
            Scope scope) {
        this.register = new Register<>(
                "evaluation",
                Evaluation.class,
                json,
                Evaluation::naturalKey,
                Visibility.scoped(Evaluation::unit, Evaluation::filedOn),
                State.SUBMITTED,
                entry -> EvaluationFact.event(
                        entry.state() == State.APPROVED
                                ? "evaluation-decided"
                                : entry.version() == 1 ? "evaluation-filed" : "evaluation-scored",
                        entry));
        this.filing = filing;
        this.products = products;
        this.catalogue = catalogue;
        this.councils = councils;
        this.ruleSets = ruleSets;
        this.knockOuts = knockOuts;
        this.scope = scope;
    }

    Register<Evaluation> register() {
        return register;
    }

    /** In which unit the product lies on the day of filing; asked for before the transaction, which reads its own state. */
    @Nullable
    String unitOf(EvaluationRequests.Filing request) {
        return catalogue.unitOn(request.product(), request.filedOn()).orElse(null);
    }

    /** @param there as {@link #unitOf} found it */
    Entry<Evaluation> file(Tx tx, Actor maker, EvaluationRequests.Filing request, @Nullable String there) {
        Faults faults = new Faults();
        filing.check(tx, request, faults);
        Product product = products.find(tx.handle(), request.product()).orElse(null);
        faults.throwIfAny();
        if (product == null) {
            throw ProblemException.notFound("product", request.product());
        }
        String unit = there == null ? product.unit() : there;
        scope.require(tx, unit, request.filedOn());
        return register.enter(
                tx,
                maker,
                new Evaluation(
                        request.product(),
                        unit,
                        request.ruleSet(),
                        request.set(),
                        request.kind(),
                        request.filedOn(),
                        request.council(),
                        request.documents(),
                        List.of(),
                        List.of(),
                        null));
    }

    /** A member's sheet, or the same member's next one in its place; who is not of the council is refused. */
    Entry<Evaluation> score(Tx tx, Actor member, Entry<Evaluation> entry, List<Tick> ticks) {
        requireOpen(entry);
        Council.Member seat = seatOf(tx, entry, member);
        Scoring scoring = new Scoring(sheetOf(tx.handle(), entry.content()));
        Faults faults = new Faults();
        scoring.check(ticks, faults);
        faults.throwIfAny();
        List<MemberSheet> sheets = new ArrayList<>(entry.content().sheets());
        sheets.removeIf(sheet -> sheet.member().equals(member.id()));
        sheets.add(new MemberSheet(member.id(), seat.chair(), ticks, scoring.total(ticks)));
        return changed(tx, entry, entry.content().withSheets(sheets));
    }

    /** What the council found that ends the evaluation. */
    Entry<Evaluation> find(Tx tx, Actor member, Entry<Evaluation> entry, List<String> codes) {
        requireOpen(entry);
        seatOf(tx, entry, member);
        Evaluation evaluation = entry.content();
        Faults faults = new Faults();
        for (int i = 0; i < codes.size(); i++) {
            boolean known = knockOuts
                    .find(tx.handle(), evaluation.ruleSet(), codes.get(i))
                    .filter(one -> one.mayConcern(evaluation.set()))
                    .isPresent();
            faults.unless(known, "knockOuts/" + i, "no-such-knock-out", Map.of("key", codes.get(i)));
        }
        faults.throwIfAny();
        return changed(tx, entry, evaluation.withKnockOuts(codes));
    }

    /** The computed layer. */
    Result result(Handle handle, Evaluation evaluation) {
        int members = councils.find(handle, evaluation.council())
                .map(council -> council.members().size())
                .orElse(0);
        return new Scoring(sheetOf(handle, evaluation))
                .result(evaluation.sheets(), members, knockOuts(handle, evaluation));
    }

    List<KnockOut> knockOuts(Handle handle, Evaluation evaluation) {
        return evaluation.knockOuts().stream()
                .flatMap(code -> knockOuts.find(handle, evaluation.ruleSet(), code).stream())
                .toList();
    }

    /** Evidence that the product's evaluations before this one cited, the latest first. */
    List<UUID> citedBefore(Handle handle, Evaluation evaluation) {
        return register
                .table()
                .list(handle, List.of(Filter.same("doc ->> 'product'", evaluation.product())), null, "", ENOUGH)
                .stream()
                .map(Entry::content)
                .filter(other -> other.filedOn().isBefore(evaluation.filedOn()))
                .sorted(java.util.Comparator.comparing(Evaluation::filedOn).reversed())
                .flatMap(other -> other.documents().stream())
                .toList();
    }

    Entry<Evaluation> locked(Tx tx, UUID id) {
        Entry<Evaluation> entry = register.locked(tx, id);
        scope.require(tx, entry.content().unit(), entry.content().filedOn());
        return entry;
    }

    static void requireOpen(Entry<Evaluation> entry) {
        if (entry.state() == State.APPROVED) {
            throw ProblemException.of(ProblemType.CONFLICT, "", "evaluation-decided", Map.of("key", entry.id()));
        }
    }

    private Council.Member seatOf(Tx tx, Entry<Evaluation> entry, Actor member) {
        return councils.find(tx.handle(), entry.content().council()).stream()
                .flatMap(council -> council.members().stream())
                .filter(one -> one.actor().equals(member.id()))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(
                        ProblemType.FORBIDDEN,
                        "",
                        "not-of-the-council",
                        Map.of("key", entry.content().council())));
    }

    private ScoringSheet sheetOf(Handle handle, Evaluation evaluation) {
        return ruleSets.sheet(handle, evaluation.ruleSet(), evaluation.set())
                .orElseThrow(() -> ProblemException.notFound("sheet", evaluation.ruleSet() + " " + evaluation.set()));
    }

    private Entry<Evaluation> changed(Tx tx, Entry<Evaluation> entry, Evaluation content) {
        Entry<Evaluation> after = entry.moved(State.SUBMITTED, content, null);
        register.table().updateAll(tx.handle(), List.of(after));
        tx.append(register.event(after));
        return after;
    }
}
