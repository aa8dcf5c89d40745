package vn.ntm.platform.web;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;

/** Where a text stopped being JSON. */
final class JsonFaults {

    private JsonFaults() {}

    static Map<String, Object> where(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return location == null
                ? Map.of("line", 1, "column", 1)
                : Map.of("line", location.getLineNr(), "column", location.getColumnNr());
    }
}
