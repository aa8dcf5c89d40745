package vn.ntm.deploy.local.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A service said no; the message shows every fault that it named, up to twenty, as a person reads them. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 20;

    private final int status;

    RefusedException(String request, int status, JsonNode problem) {
        super(text(request, status, problem));
        this.status = status;
    }

    public int status() {
        return status;
    }

    private static String text(String request, int status, JsonNode problem) {
        List<String> lines = new ArrayList<>();
        lines.add(request + " → " + status + " " + problem.path("title").asText());
        if (problem.hasNonNull("detail")) {
            lines.add("  " + problem.path("detail").asText());
        }
        JsonNode faults = problem.path("errors");
        for (int i = 0; i < Math.min(faults.size(), SHOWN); i++) {
            lines.add("  " + fault(faults.get(i)));
        }
        if (faults.size() > SHOWN) {
            lines.add("  … và " + (faults.size() - SHOWN) + " lỗi nữa / and " + (faults.size() - SHOWN) + " more");
        }
        if (problem.hasNonNull("traceId")) {
            lines.add("  traceId " + problem.path("traceId").asText());
        }
        return String.join("\n", lines);
    }

    private static String fault(JsonNode fault) {
        JsonNode params = fault.path("params");
        String where = params.has("row")
                ? "dòng/row " + params.path("row").asText()
                        + (params.has("column")
                                ? ", cột/column " + params.path("column").asText()
                                : "")
                : fault.path("pointer").asText();
        return where + ": " + fault.path("detail").asText() + " ["
                + fault.path("code").asText() + "]";
    }
}
