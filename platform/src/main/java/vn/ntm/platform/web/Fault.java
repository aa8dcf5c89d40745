package vn.ntm.platform.web;

import java.util.Map;

/**
 * One thing that is wrong, where, and what to do.
 *
 * @param pointer JSON pointer into the body, or the name of a query parameter
 * @param code stable, lower-case with dashes; its text stands in the message files under {@code fault.<code>}
 * @param params every number and name that the text shows, unformatted
 */
public record Fault(String pointer, String code, Map<String, Object> params) {

    public static Fault at(String pointer, String code) {
        return new Fault(pointer, code, Map.of());
    }

    public static Fault at(String pointer, String code, Map<String, Object> params) {
        return new Fault(pointer, code, params);
    }
}
