package vn.ntm.criteria.dossier;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the Fatherland Front's survey of residents counted (78/HD-MTTW-BTT 2017; 320/QĐ-TTg 2022 for districts).
 *
 * @param households all households of the unit
 * @param ballotsOut papers handed out
 * @param ballotsBack papers that came back: what coverage and satisfaction are counted by
 * @param satisfied papers that say satisfied
 * @param contents the same by content, or by part of a district; absent where nobody counted them
 */
public record Survey(
        int households,
        int ballotsOut,
        int ballotsBack,
        int satisfied,
        @Nullable List<Content> contents) {

    /** One content, or one part of the unit. */
    public record Content(String name, int satisfied, int notSatisfied, int noAnswer) {

        long answers() {
            return (long) satisfied + notSatisfied + noAnswer;
        }
    }
}
