package vn.ntm.ocop.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.ruleset.RequiredDocument;
import vn.ntm.ocop.ruleset.RequiredDocuments;
import vn.ntm.platform.register.Entry;

/**
 * Whether a dossier holds what its set requires. An upgrade or a re-evaluation takes over what the product filed before and
 * what still holds, so that only what changed or expired is asked for again.
 */
@Singleton
class Dossier {

    private final RequiredDocuments required;
    private final EvidenceRegister evidence;

    Dossier(RequiredDocuments required, EvidenceRegister evidence) {
        this.required = required;
        this.evidence = evidence;
    }

    /** How a required document stands. */
    enum Status {
        PROVIDED,
        REUSED,
        EXPIRED,
        MISSING
    }

    /** One required document and the evidence that stands for it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            String kind,
            String labelVi,
            String labelEn,
            Status status,
            @Nullable UUID evidence,
            @Nullable String sha256,
            @Nullable LocalDate validUntil) {}

    /** @param earlier ids of what the product's evaluations before cited */
    List<Item> of(Handle handle, Evaluation evaluation, List<UUID> earlier) {
        List<Entry<Evidence>> cited = entries(handle, evaluation.documents());
        List<Entry<Evidence>> before =
                evaluation.kind() == Evaluation.Kind.FIRST ? List.of() : entries(handle, earlier);
        List<Item> items = new ArrayList<>();
        for (RequiredDocument document : required.of(handle, evaluation.ruleSet(), evaluation.set())) {
            items.add(item(document, cited, before, evaluation.filedOn()));
        }
        return items;
    }

    private static Item item(
            RequiredDocument document, List<Entry<Evidence>> cited, List<Entry<Evidence>> before, LocalDate day) {
        Entry<Evidence> own = first(cited.stream(), document, day, true);
        if (own != null) {
            return item(document, Status.PROVIDED, own);
        }
        Entry<Evidence> taken = first(before.stream(), document, day, true);
        if (taken != null) {
            return item(document, Status.REUSED, taken);
        }
        Entry<Evidence> expired = first(Stream.concat(cited.stream(), before.stream()), document, day, false);
        return expired == null
                ? new Item(document.kind(), document.labelVi(), document.labelEn(), Status.MISSING, null, null, null)
                : item(document, Status.EXPIRED, expired);
    }

    private static Item item(RequiredDocument document, Status status, Entry<Evidence> entry) {
        return new Item(
                document.kind(),
                document.labelVi(),
                document.labelEn(),
                status,
                entry.id(),
                entry.content().sha256(),
                entry.content().validUntil());
    }

    private static @Nullable Entry<Evidence> first(
            Stream<Entry<Evidence>> entries, RequiredDocument document, LocalDate day, boolean holding) {
        return entries.filter(entry -> entry.content().kind().equals(document.kind()))
                .filter(entry -> entry.content().holdsOn(day) == holding)
                .findFirst()
                .orElse(null);
    }

    private List<Entry<Evidence>> entries(Handle handle, List<UUID> ids) {
        return ids.stream()
                .map(id -> evidence.register().table().find(handle, id).orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }
}
