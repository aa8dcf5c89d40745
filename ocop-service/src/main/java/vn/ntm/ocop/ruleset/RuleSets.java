package vn.ntm.ocop.ruleset;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import vn.ntm.ocop.Faults;
import vn.ntm.ocop.Scope;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Register;
import vn.ntm.platform.register.State;
import vn.ntm.platform.register.Visibility;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.table.ImportReport;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** Rule sets with their lines, options and bands: drafts are written, publishing freezes them. */
@Singleton
public class RuleSets {

    private final Register<RuleSet> register;
    private final RuleRows<ScoringLine> lines;
    private final RuleRows<ScoringOption> options;
    private final RuleRows<StarBand> bands;
    private final Scope scope;
    /** Published sheets never change, so they are read once. */
    private final Map<String, ScoringSheet> published = new ConcurrentHashMap<>();

    RuleSets(ObjectMapper json, Scope scope) {
        this.scope = scope;
        this.register = new Register<>(
                "rule_set",
                RuleSet.class,
                json,
                RuleSet::code,
                Visibility.open(rules -> null),
                State.DRAFT,
                RuleSets::event);
        this.lines = new RuleRows<>(
                "LINE",
                ScoringLine.class,
                json,
                ScoringLine::ruleSet,
                ScoringLine::set,
                line -> line.set() + " " + line.code());
        this.options = new RuleRows<>(
                "OPTION",
                ScoringOption.class,
                json,
                ScoringOption::ruleSet,
                ScoringOption::set,
                option -> option.set() + " " + option.code() + " " + option.number());
        this.bands = new RuleRows<>(
                "BAND", StarBand.class, json, StarBand::ruleSet, band -> 0, band -> Integer.toString(band.star()));
    }

    Register<RuleSet> register() {
        return register;
    }

    RuleRows<ScoringLine> lines() {
        return lines;
    }

    RuleRows<ScoringOption> options() {
        return options;
    }

    RuleRows<StarBand> bands() {
        return bands;
    }

    /** A published rule set, or none. */
    public Optional<RuleSet> findPublished(Handle handle, String code) {
        return register.table()
                .findByKey(handle, code)
                .filter(entry -> entry.state() == State.APPROVED)
                .map(Entry::content);
    }

    /** The published sheet of one product set; none where the facts do not hold it. */
    public Optional<ScoringSheet> sheet(Handle handle, String code, int set) {
        String key = code + " " + set;
        ScoringSheet known = published.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<ScoringSheet> sheet = findPublished(handle, code)
                .map(rules -> ScoringSheet.of(
                        rules,
                        set,
                        lines.of(handle, code).stream()
                                .filter(line -> line.set() == set)
                                .toList(),
                        options.of(handle, code).stream()
                                .filter(option -> option.set() == set)
                                .toList(),
                        bands.of(handle, code)))
                .filter(found -> !found.lines().isEmpty());
        sheet.ifPresent(found -> published.put(key, found));
        return sheet;
    }

    ImportReport importSets(Tx tx, Actor maker, List<RuleSet> rows, boolean dryRun) {
        Faults faults = new Faults();
        for (int i = 0; i < rows.size(); i++) {
            RuleSet row = rows.get(i);
            faults.at(TableReader.pointer(i)).period(row.filedFrom(), row.filedUntil(), "filedUntil");
            boolean quorum = row.quorumNumerator() > 0 && row.quorumNumerator() <= row.quorumDenominator();
            faults.unless(quorum, "quorumNumerator", "bad-quorum", Map.of("given", row.quorumNumerator()));
        }
        faults.throwIfAny();
        scope.requireSomeProvince(tx);
        return register.importAll(tx, maker, rows, dryRun).report();
    }

    <R> ImportReport importRows(Tx tx, Actor maker, RuleRows<R> kind, List<R> rows, boolean dryRun) {
        scope.requireSomeProvince(tx);
        Map<String, Entry<RuleSet>> sets =
                lock(tx.handle(), rows.stream().map(kind::ruleSetOf).toList());
        Map<String, Map<String, R>> stored = new HashMap<>();
        sets.keySet().forEach(code -> stored.put(code, kind.byKey(tx.handle(), code)));
        List<Fault> faults = new ArrayList<>();
        List<Fault> conflicts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Map<R, Integer> written = new LinkedHashMap<>();
        int created = 0;
        for (int i = 0; i < rows.size(); i++) {
            R row = rows.get(i);
            String code = kind.ruleSetOf(row);
            Entry<RuleSet> set = sets.get(code);
            if (set == null) {
                faults.add(Fault.at(TableReader.pointer(i) + "/ruleSet", "no-such-rule-set", Map.of("key", code)));
                continue;
            }
            if (!seen.add(code + "\n" + kind.keyOf(row))) {
                faults.add(Fault.at(TableReader.pointer(i), "repeated-row", Map.of("key", kind.keyOf(row))));
                continue;
            }
            R before = stored.getOrDefault(code, Map.of()).get(kind.keyOf(row));
            if (!row.equals(before)) {
                if (set.state() == State.APPROVED) {
                    conflicts.add(Fault.at(TableReader.pointer(i), "rule-set-is-published", Map.of("key", code)));
                }
                written.put(row, i);
                created += before == null ? 1 : 0;
            }
        }
        ProblemException.throwIfAny(faults);
        if (!conflicts.isEmpty()) {
            throw new ProblemException(ProblemType.CONFLICT, conflicts);
        }
        kind.write(tx.handle(), written, maker.id());
        return new ImportReport(dryRun, rows.size(), created, written.size() - created, rows.size() - written.size());
    }

    /** What publishing checks: everything adds up, and whoever wrote a row does not publish it. */
    void publishing(Tx tx, List<Entry<RuleSet>> entries) {
        scope.requireSomeProvince(tx);
        List<Fault> faults = new ArrayList<>();
        for (Entry<RuleSet> entry : entries) {
            String code = entry.content().code();
            if (RuleRows.makersOf(tx.handle(), code).contains(entry.approverId())) {
                throw ProblemException.of(ProblemType.MAKER_IS_CHECKER, "", "made-by-you", Map.of("key", code));
            }
            faults.addAll(
                    SheetRules.faultsOf(entry.content(), lines.of(tx.handle(), code), options.of(tx.handle(), code)));
        }
        ProblemException.throwIfAny(faults);
    }

    private Map<String, Entry<RuleSet>> lock(Handle handle, List<String> codes) {
        Map<String, Entry<RuleSet>> sets = new HashMap<>();
        List<java.util.UUID> ids = codes.stream()
                .distinct()
                .flatMap(code -> register.table().findByKey(handle, code).stream())
                .map(Entry::id)
                .toList();
        register.table()
                .lock(handle, ids)
                .forEach(entry -> sets.put(entry.content().code(), entry));
        return sets;
    }

    private static EventDraft event(Entry<RuleSet> entry) {
        String fact = entry.state() == State.APPROVED ? "rule-set-published" : "rule-set-drafted";
        return new EventDraft(
                "ntm.ocop",
                "vn.ntm.ocop." + fact + ".v1",
                "rule-sets/" + entry.id(),
                entry.version(),
                entry.content().code(),
                entry.content().filedFrom(),
                entry);
    }
}
