package vn.ntm.reporting.indicator;

import java.util.function.BiFunction;

/**
 * What a computation may use: facts, and other indicators' figures for the same or another day.
 *
 * @param others code and question to figure
 */
record Evaluation(FactQueries facts, FactLists lists, SumQueries sums, BiFunction<String, Question, Figure> others) {

    Figure figure(String code, Question question) {
        return others.apply(code, question);
    }
}
