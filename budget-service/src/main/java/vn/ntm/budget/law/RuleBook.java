package vn.ntm.budget.law;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;

/** The rules in force on a date. Rules change by migration only, so they are read once. */
@Singleton
public class RuleBook {

    private final Database database;
    private volatile @Nullable List<LawRule> rules;

    RuleBook(Database database) {
        this.database = database;
    }

    public List<LawRule> all() {
        List<LawRule> known = rules;
        if (known == null) {
            known = database.read(RuleBook::read);
            rules = known;
        }
        return known;
    }

    public Optional<LawRule> find(String code, LocalDate on) {
        return all().stream()
                .filter(rule -> rule.code().equals(code) && rule.isInForce(on))
                .findFirst();
    }

    /** The last day for something in a budget year, by the rule in force on the day in question; none where no rule is. */
    public Optional<LocalDate> deadline(String code, int budgetYear, LocalDate on) {
        return find(code, on).map(rule -> rule.day(budgetYear));
    }

    /** The most that an approver of these kinds of units may approve at once; none where one of them has no limit. */
    public OptionalLong limit(Handle handle, String document, List<String> unitKinds, LocalDate on) {
        long most = 0;
        for (String kind : unitKinds) {
            Optional<Long> amount = handle.createQuery("select amount from authority_limit where document = :document"
                            + " and unit_kind = :kind and valid @> :on::date")
                    .bind("document", document)
                    .bind("kind", kind)
                    .bind("on", on)
                    .mapTo(Long.class)
                    .findOne();
            if (amount.isEmpty()) {
                return OptionalLong.empty();
            }
            most = Math.max(most, amount.get());
        }
        return unitKinds.isEmpty() ? OptionalLong.empty() : OptionalLong.of(most);
    }

    private static List<LawRule> read(Handle handle) {
        return handle.createQuery("select code, lower(valid) as valid_from, upper(valid) as valid_to, measure, value,"
                        + " decree, article, source, confidence, note from law_rule order by code, valid")
                .map((row, c) -> new LawRule(
                        row.getString("code"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class),
                        LawRule.Measure.valueOf(row.getString("measure")),
                        row.getString("value"),
                        row.getString("decree"),
                        row.getString("article"),
                        row.getString("source"),
                        row.getString("confidence"),
                        row.getString("note")))
                .list();
    }
}
