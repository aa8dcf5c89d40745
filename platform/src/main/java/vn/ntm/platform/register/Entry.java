package vn.ntm.platform.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document with its life: what the API shows and what the event carries.
 *
 * @param version from 1, one more with each change; the ETag and the event's sequence
 * @param content the fields of the document itself, at the same level on the wire
 * @param makerId opaque id of who entered it
 * @param approverId opaque id of who approved it, never the maker
 * @param reason why the last step was taken, as whoever took it said
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Entry<B>(
        UUID id,
        long version,
        State state,
        @JsonUnwrapped B content,
        String makerId,
        @Nullable String approverId,
        @Nullable OffsetDateTime approvedAt,
        @Nullable String reason) {

    Entry<B> changed(B newContent, String maker) {
        return new Entry<>(id, version + 1, state, newContent, maker, null, null, null);
    }

    Entry<B> approved(String approver, OffsetDateTime at, @Nullable String why) {
        return new Entry<>(id, version + 1, State.APPROVED, content, makerId, approver, at, why);
    }

    /** The same document one step on, with other content. */
    public Entry<B> moved(State next, B newContent, @Nullable String why) {
        return new Entry<>(id, version + 1, next, newContent, makerId, approverId, approvedAt, why);
    }

    /** The same document shown in another form. */
    public <V> Entry<V> shownAs(V view) {
        return new Entry<>(id, version, state, view, makerId, approverId, approvedAt, reason);
    }
}
