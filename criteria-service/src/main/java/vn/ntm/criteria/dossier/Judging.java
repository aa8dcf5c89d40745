package vn.ntm.criteria.dossier;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.dossier.Condition.Result;
import vn.ntm.criteria.procedure.Procedure;
import vn.ntm.platform.web.Fault;

/**
 * What a survey's or a ballot's counts come to by the shares of the procedure. Coverage and rate are both conditions. A share
 * that is not known blocks judging: then the outcome must be stated as the paper says it, and is marked as stated.
 */
final class Judging {

    private Judging() {}

    static List<Condition> conditions(Procedure procedure, Survey survey) {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(Condition.of(
                "survey-coverage", survey.ballotsBack(), survey.households(), procedure.surveyCoveragePercent()));
        conditions.add(Condition.of(
                "survey-satisfaction", survey.satisfied(), survey.ballotsBack(), procedure.surveyPassPercent()));
        BigDecimal each = procedure.surveyPassEachPercent();
        List<Survey.Content> contents = survey.contents();
        if (each != null && contents != null) {
            contents.forEach(content -> conditions.add(Condition.of(
                    "survey-satisfaction:" + content.name(), content.satisfied(), content.answers(), each)));
        }
        return conditions;
    }

    static List<Condition> conditions(Procedure procedure, Vote vote) {
        return List.of(
                Condition.of("vote-quorum", vote.present(), vote.members(), procedure.voteQuorumPercent()),
                Condition.of("vote-share", vote.inFavour(), vote.present(), procedure.votePassPercent()));
    }

    /** Null where shares are unknown and none of the known ones is missed. */
    static @Nullable Outcome computed(List<Condition> conditions) {
        if (conditions.stream().anyMatch(condition -> condition.result() == Result.NOT_MET)) {
            return Outcome.FAILED;
        }
        boolean all = conditions.stream().allMatch(condition -> condition.result() == Result.MET);
        return all ? Outcome.PASSED : null;
    }

    /** A stated outcome must not contradict the counts, and must be there where the counts cannot say it. */
    static List<Fault> outcomeFaults(@Nullable Outcome computed, @Nullable Outcome stated) {
        if (computed == null && stated == null) {
            return List.of(Fault.at("/statedOutcome", "share-not-known"));
        }
        if (computed != null && stated != null && computed != stated) {
            return List.of(Fault.at(
                    "/statedOutcome", "outcome-contradicts-counts", Map.of("given", stated, "computed", computed)));
        }
        return List.of();
    }

    static List<Fault> countFaults(Procedure procedure, Survey survey) {
        List<Fault> faults = new ArrayList<>();
        atMost(survey.ballotsOut(), survey.households(), "/survey/ballotsOut", faults);
        atMost(survey.ballotsBack(), survey.ballotsOut(), "/survey/ballotsBack", faults);
        atMost(survey.satisfied(), survey.ballotsBack(), "/survey/satisfied", faults);
        List<Survey.Content> contents = survey.contents() == null ? List.of() : survey.contents();
        for (int i = 0; i < contents.size(); i++) {
            Survey.Content content = contents.get(i);
            String at = "/survey/contents/" + i;
            atMost(content.satisfied(), Integer.MAX_VALUE, at + "/satisfied", faults);
            atMost(content.notSatisfied(), Integer.MAX_VALUE, at + "/notSatisfied", faults);
            atMost(content.noAnswer(), Integer.MAX_VALUE, at + "/noAnswer", faults);
        }
        if (procedure.surveyPassEachPercent() != null && contents.isEmpty()) {
            faults.add(Fault.at("/survey/contents", "missing"));
        }
        return faults;
    }

    static List<Fault> countFaults(Vote vote) {
        List<Fault> faults = new ArrayList<>();
        if (vote.members() < 1) {
            faults.add(Fault.at("/vote/members", "at-least-one"));
        }
        atMost(vote.present(), vote.members(), "/vote/present", faults);
        atMost(vote.inFavour(), vote.present(), "/vote/inFavour", faults);
        return faults;
    }

    private static void atMost(int value, int limit, String pointer, List<Fault> faults) {
        if (value < 0) {
            faults.add(Fault.at(pointer, "at-least-zero"));
        } else if (value > limit) {
            faults.add(Fault.at(pointer, "more-than-there-are", Map.of("given", value, "limit", limit)));
        }
    }
}
