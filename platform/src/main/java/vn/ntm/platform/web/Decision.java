package vn.ntm.platform.web;

import org.jspecify.annotations.Nullable;

/** What became of one of the requests that share a commit: an answer, or a refusal that wrote nothing. */
public record Decision(@Nullable Answer answer, @Nullable ProblemException refusal) {

    public static Decision done(Answer answer) {
        return new Decision(answer, null);
    }

    public static Decision refused(ProblemException refusal) {
        return new Decision(null, refusal);
    }
}
