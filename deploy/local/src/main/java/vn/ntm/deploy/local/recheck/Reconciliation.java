package vn.ntm.deploy.local.recheck;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares what an owner last said about each subject with what the facts rest on, row by row. */
final class Reconciliation {

    private Reconciliation() {}

    /** What is wrong with a row. */
    enum Kind {
        /** The owner said it and the facts do not have it. */
        MISSING,
        /** The facts rest on another event than the owner's last one, or on other data. */
        DIFFERENT,
        /** The event is there, but not all facts that it said. */
        FACTS_LOST,
        /** The owner never said it. */
        UNKNOWN_TO_OWNER
    }

    /** @param detail what the owner has and what is here */
    record Difference(String owner, String subject, Kind kind, String detail) {}

    /**
     * @param upTo the position up to which the owner was asked; a subject that has moved on since is compared next time
     * @param owners rows of the owner's digest
     * @param kept rows of the facts' digest
     */
    static List<Difference> compare(String owner, long upTo, List<JsonNode> owners, List<JsonNode> kept) {
        Map<String, JsonNode> said = bySubject(owners);
        Map<String, JsonNode> here = bySubject(kept);
        TreeSet<String> subjects = new TreeSet<>(said.keySet());
        subjects.addAll(here.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String subject : subjects) {
            JsonNode theirs = said.get(subject);
            JsonNode ours = here.get(subject);
            if (ours == null && theirs != null) {
                differences.add(new Difference(owner, subject, Kind.MISSING, "event " + text(theirs)));
            } else if (ours == null || ours.path("position").asLong() > upTo) {
                continue;
            } else if (theirs == null) {
                differences.add(new Difference(owner, subject, Kind.UNKNOWN_TO_OWNER, "event " + text(ours)));
            } else if (!same(theirs, ours)) {
                differences.add(new Difference(
                        owner, subject, Kind.DIFFERENT, "event " + text(theirs) + "; here " + text(ours)));
            } else if (ours.path("facts").asLong() != ours.path("present").asLong()) {
                differences.add(new Difference(
                        owner,
                        subject,
                        Kind.FACTS_LOST,
                        "facts said " + ours.path("facts").asLong() + ", present "
                                + ours.path("present").asLong() + "; event " + text(ours)));
            }
        }
        return differences;
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return one.path("event").asText().equals(other.path("event").asText())
                && one.path("sequence").asLong() == other.path("sequence").asLong()
                && one.path("sha256").asText().equals(other.path("sha256").asText());
    }

    private static String text(JsonNode row) {
        return row.path("event").asText() + " position " + row.path("position").asLong() + " sha256 "
                + row.path("sha256").asText();
    }

    private static Map<String, JsonNode> bySubject(List<JsonNode> rows) {
        Map<String, JsonNode> bySubject = new TreeMap<>();
        rows.forEach(row -> bySubject.put(row.path("subject").asText(), row));
        return bySubject;
    }
}
