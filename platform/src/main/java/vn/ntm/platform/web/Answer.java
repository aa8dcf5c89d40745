package vn.ntm.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * What a command answers.
 *
 * @param version the aggregate's version, sent as a strong ETag; null where there is none
 * @param location path of what was created, or null
 */
public record Answer(
        int status,
        Object body,
        @Nullable Long version,
        @Nullable String location) {

    public static Answer created(String location, long version, Object body) {
        return new Answer(201, body, version, location);
    }

    public static Answer ok(Object body) {
        return new Answer(200, body, null, null);
    }

    public static Answer ok(long version, Object body) {
        return new Answer(200, body, version, null);
    }
}
