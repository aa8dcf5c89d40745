package vn.ntm.platform.web;

import org.jspecify.annotations.Nullable;
import vn.ntm.platform.event.AttributedEvent;

/**
 * What became of one of the requests that share a commit: an answer, or a refusal that wrote nothing.
 *
 * @param told the event whose data is the answer's body word for word, which is then kept once; null where there is none
 */
public record Decision(
        @Nullable Answer answer,
        @Nullable ProblemException refusal,
        @Nullable AttributedEvent told) {

    public static Decision done(Answer answer, @Nullable AttributedEvent told) {
        return new Decision(answer, null, told);
    }

    public static Decision refused(ProblemException refusal) {
        return new Decision(null, refusal, null);
    }
}
