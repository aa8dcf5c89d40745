package vn.ntm.ocop.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.ruleset.StarAuthority;

/**
 * One evaluation of a product, from the dossier to the decision.
 *
 * @param unit unit in which the product lay when the dossier was filed
 * @param set number of the product set whose sheet is filled in
 * @param documents ids of the evidence that the dossier cites
 * @param knockOuts codes of what the council found that ends the evaluation
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Evaluation(
        String product,
        String unit,
        String ruleSet,
        int set,
        Kind kind,
        LocalDate filedOn,
        String council,
        List<UUID> documents,
        List<MemberSheet> sheets,
        List<String> knockOuts,
        @Nullable Decision decision) {

    /** Kinds of applications (26/2026/QĐ-TTg, Art. 6). */
    public enum Kind {
        FIRST,
        UPGRADE,
        REEVALUATION
    }

    /**
     * What the authority decided.
     *
     * @param star 3 to 5, or absent where the product is not recognised
     * @param differsBecause why it is not the computed star
     * @param certificate id of the certificate that it made
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Decision(
            @Nullable Integer star,
            String decisionNumber,
            LocalDate decidedOn,
            StarAuthority.Level level,
            @Nullable String differsBecause,
            @Nullable UUID certificate) {}

    String naturalKey() {
        return product + " " + kind + " " + filedOn;
    }

    Evaluation withSheets(List<MemberSheet> next) {
        return new Evaluation(
                product, unit, ruleSet, set, kind, filedOn, council, documents, next, knockOuts, decision);
    }

    Evaluation withKnockOuts(List<String> next) {
        return new Evaluation(product, unit, ruleSet, set, kind, filedOn, council, documents, sheets, next, decision);
    }

    Evaluation decided(Decision made) {
        return new Evaluation(product, unit, ruleSet, set, kind, filedOn, council, documents, sheets, knockOuts, made);
    }
}
