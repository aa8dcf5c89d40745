package vn.ntm.ocop.ruleset;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.ntm.ocop.CheckedRegister;
import vn.ntm.ocop.Faults;
import vn.ntm.ocop.Scope;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Filter;

/** What dossiers must hold, by rule set and product set. */
@Singleton
public class RequiredDocuments extends CheckedRegister<RequiredDocument> {

    private final Scope scope;

    RequiredDocuments(ObjectMapper json, Scope scope) {
        super(
                "required_document",
                RequiredDocument.class,
                json,
                RequiredDocument::naturalKey,
                row -> null,
                RequiredDocument::naturalKey,
                row -> PROGRAMME_BEGAN,
                "required-document-listed",
                "required-documents");
        this.scope = scope;
    }

    @Override
    protected void faultsOf(Tx tx, RequiredDocument row, Faults faults) {
        String sets = row.sets();
        faults.unless(
                sets == null || sets.matches("[0-9]{1,2}( [0-9]{1,2})*"),
                "sets",
                "bad-list-of-sets",
                Map.of("given", String.valueOf(sets)));
        faults.unless(row.kind().matches("[A-Z_]{3,60}"), "kind", "bad-document-kind", Map.of("given", row.kind()));
    }

    @Override
    protected void requireScope(Tx tx, RequiredDocument row) {
        scope.requireSomeProvince(tx);
    }

    private static final LocalDate PROGRAMME_BEGAN = LocalDate.of(2013, 10, 1);

    public List<RequiredDocument> of(Handle handle, String ruleSet, int set) {
        return register()
                .table()
                .list(handle, List.of(Filter.same("doc ->> 'ruleSet'", ruleSet)), null, "", 500)
                .stream()
                .map(Entry::content)
                .filter(document -> document.concerns(set))
                .sorted(Comparator.comparing(RequiredDocument::kind))
                .toList();
    }
}
