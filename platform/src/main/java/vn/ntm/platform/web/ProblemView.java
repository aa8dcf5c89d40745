package vn.ntm.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** RFC 9457 problem details with every fault at once. */
@Schema(name = "Problem")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemView(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String traceId,
        @Nullable List<FaultView> errors) {

    @Schema(name = "Fault")
    public record FaultView(String pointer, String code, String detail, Map<String, Object> params) {}
}
