package vn.ntm.deploy.local.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import vn.ntm.deploy.local.Progress;
import vn.ntm.embedded.OwnThread;

/**
 * Loads a data folder through the public APIs. Doing it again changes nothing: what is there already and equal stays as it
 * is, and only what still waits for approval is approved. Whatever else waits (entered by people) is left to people.
 */
public final class Loader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MAKER = "province-officer";
    private static final String APPROVER = "approver";
    private static final String TREASURER = "treasurer";
    private static final String REASON = "Nạp dữ liệu từ thư mục / loaded from the data folder";
    private static final int AT_ONCE = 500;

    private final Api api;
    private final Addresses addresses;
    private final DataFolder folder;
    private final Progress progress;
    private final Settling settling;
    private final Keys keys = new Keys(UUID.randomUUID().toString());

    public Loader(Api api, Addresses addresses, DataFolder folder, Progress progress) {
        this.api = api;
        this.addresses = addresses;
        this.folder = folder;
        this.progress = progress;
        this.settling = new Settling(api, addresses);
    }

    /** The maps first, since the other services know units from criteria's events; then the three services side by side. */
    public void load() throws IOException {
        send(ImportTarget.UNITS);
        send(ImportTarget.REFORMS);
        approve(ImportTarget.REFORMS);
        settling.awaitTopic(List.of("ocop", "budget", "reporting"), "criteria", "ntm.units");
        progress.line("Các dịch vụ đã biết đơn vị / the services know the units");
        CompletableFuture<Void> ocop = CompletableFuture.runAsync(() -> run(this::loadOcop), OwnThread.EACH);
        CompletableFuture<Void> budget = CompletableFuture.runAsync(() -> run(this::loadBudget), OwnThread.EACH);
        try {
            loadCriteria();
        } finally {
            // Nobody is left writing behind the report of a fault.
            CompletableFuture.allOf(ocop, budget)
                    .handle((nothing, failure) -> null)
                    .join();
        }
        finish(ocop);
        finish(budget);
    }

    /** Waits until the reporting service has applied everything that the others have published. */
    public void awaitSettled() throws IOException {
        long deadLetters = settling.awaitApplied(List.of("reporting"), Addresses.owners());
        if (deadLetters > 0) {
            progress.line("! " + deadLetters + " sự kiện không áp dụng được / events could not be applied: "
                    + addresses.reporting() + "/v1/dead-letters");
        }
    }

    private void loadCriteria() throws IOException {
        send(ImportTarget.UNIT_CLASSES);
        send(ImportTarget.UNIT_PLACES);
        send(ImportTarget.POPULATION);
        send(ImportTarget.CRITERIA_SETS);
        send(ImportTarget.SUB_CRITERIA);
        approve(ImportTarget.CRITERIA_SETS);
        send(ImportTarget.PROCEDURES);
        approve(ImportTarget.PROCEDURES);
        send(ImportTarget.CRITERIA_MAPPINGS);
        send(ImportTarget.ASSESSMENTS);
        approve(ImportTarget.ASSESSMENTS);
        send(ImportTarget.ASSESSMENT_FORMS);
        approve(ImportTarget.ASSESSMENT_FORMS);
        send(ImportTarget.RECOGNITIONS);
        approve(ImportTarget.RECOGNITIONS);
        send(ImportTarget.TARGETS);
        send(ImportTarget.ROADMAPS);
        send(ImportTarget.STATEMENTS);
    }

    private void loadOcop() throws IOException {
        send(ImportTarget.PRODUCERS);
        send(ImportTarget.PRODUCTS);
        send(ImportTarget.CERTIFICATES);
        approve(ImportTarget.CERTIFICATES);
        sendAll(ImportTarget.OCOP_LAW);
        send(ImportTarget.RULE_SETS);
        sendAll(ImportTarget.SCORING_SHEETS);
        approve(ImportTarget.RULE_SETS);
        sendAll(ImportTarget.OCOP_MARKET);
    }

    private void loadBudget() throws IOException {
        send(ImportTarget.APPROPRIATIONS);
        approve(ImportTarget.APPROPRIATIONS);
        send(ImportTarget.PLAN_DECISIONS);
        approve(ImportTarget.PLAN_DECISIONS);
        send(ImportTarget.PAYMENT_REQUESTS);
        approve(ImportTarget.PAYMENT_REQUESTS);
        book();
    }

    private void sendAll(List<ImportTarget> targets) throws IOException {
        for (ImportTarget target : targets) {
            send(target);
        }
    }

    private void send(ImportTarget target) throws IOException {
        if (!folder.has(target.file())) {
            progress.line(target.file() + ": không có trong thư mục / not in the folder");
            return;
        }
        JsonNode report = post(
                target,
                "/import?dryRun=false",
                MAKER,
                target.step("import"),
                "text/csv; charset=utf-8",
                folder.bytes(target.file()));
        progress.line(target.file() + " → " + target.service() + ": "
                + report.path("rows").asText()
                + " dòng/rows, mới/new " + report.path("created").asText() + ", đổi/updated "
                + report.path("updated").asText() + ", giữ/unchanged "
                + report.path("unchanged").asText());
    }

    private void approve(ImportTarget target) throws IOException {
        Set<List<String>> ours = new HashSet<>();
        folder.rows(target.file()).forEach(row -> ours.add(target.keyOf(row)));
        List<String> ids = new ArrayList<>();
        int others = 0;
        for (JsonNode item : waiting(target, target.pending())) {
            if (ours.contains(target.keyOf(item))) {
                ids.add(item.path("id").asText());
            } else {
                others++;
            }
        }
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            ObjectNode body = JSON.createObjectNode();
            ArrayNode list = body.putArray("ids");
            ids.subList(from, Math.min(from + AT_ONCE, ids.size())).forEach(list::add);
            body.put("reason", REASON);
            post(target, "/approvals", APPROVER, target.step("approve"), "application/json", bytes(body));
        }
        if (!ids.isEmpty() || others > 0) {
            progress.line(target.file() + ": phê duyệt/approved " + ids.size()
                    + (others > 0 ? ", để nguyên của người khác/left to others " + others : ""));
        }
    }

    private void book() throws IOException {
        Map<String, Map<String, String>> bookings = new HashMap<>();
        folder.rows("bookings.csv").forEach(row -> bookings.put(row.getOrDefault("documentNumber", ""), row));
        if (bookings.isEmpty()) {
            return;
        }
        List<ObjectNode> items = new ArrayList<>();
        for (JsonNode request : waiting(ImportTarget.PAYMENT_REQUESTS, "APPROVED")) {
            Map<String, String> booking =
                    bookings.get(request.path("documentNumber").asText());
            if (booking != null) {
                items.add(JSON.createObjectNode()
                        .put("id", request.path("id").asText())
                        .put("bookedOn", booking.get("bookedOn"))
                        .put("treasuryDocument", booking.get("treasuryDocument")));
            }
        }
        for (int from = 0; from < items.size(); from += AT_ONCE) {
            ObjectNode body = JSON.createObjectNode();
            body.putArray("items").addAll(items.subList(from, Math.min(from + AT_ONCE, items.size())));
            post(
                    ImportTarget.PAYMENT_REQUESTS,
                    "/bookings",
                    TREASURER,
                    "book-payment-requests",
                    "application/json",
                    bytes(body));
        }
        if (!items.isEmpty()) {
            progress.line("bookings.csv: hạch toán/booked " + items.size());
        }
    }

    private List<JsonNode> waiting(ImportTarget target, String state) throws IOException {
        return api.list(address(target, "?state=" + state), APPROVER);
    }

    private JsonNode post(
            ImportTarget target, String path, String role, String step, String contentType, byte[] content)
            throws IOException {
        return api.post(address(target, path), role, keys.of(step, content), contentType, content);
    }

    private URI address(ImportTarget target, String path) {
        return URI.create(addresses.of(target.service()) + target.path() + path);
    }

    private static byte[] bytes(ObjectNode body) throws IOException {
        return JSON.writeValueAsBytes(body);
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void run(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void finish(CompletableFuture<Void> chain) throws IOException {
        try {
            chain.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException unchecked) {
                throw unchecked.getCause();
            }
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
