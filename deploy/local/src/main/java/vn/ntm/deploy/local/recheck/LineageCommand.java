package vn.ntm.deploy.local.recheck;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vn.ntm.deploy.local.load.Api;

/**
 * Behind {@code deploy/check-lineage}: computes every indicator of the province, of what lies directly beneath it, and on the
 * days that published figures speak of, once more from the list of its facts. Exit code 0 when all values agree.
 */
final class LineageCommand {

    private LineageCommand() {}

    public static void main(String[] arguments) throws IOException {
        Stack stack = Stack.at(Path.of(arguments[0]));
        Api api = stack.api();
        String province = stack.content().path("province").asText();
        JsonNode overview = api.get(stack.address("reporting", "/v1/overview"));
        Set<String> days = new LinkedHashSet<>(List.of(overview.path("firstDay").asText()));
        api.list(stack.address("reporting", "/v1/statements?limit=500&unit=" + province), "auditor")
                .forEach(statement -> days.add(statement.path("validOn").asText()));
        List<String> codes = new ArrayList<>();
        api.get(stack.address("reporting", "/v1/indicators"))
                .path("items")
                .forEach(one -> codes.add(one.path("code").asText()));
        long values = 0;
        long unknown = 0;
        long wrong = 0;
        for (String day : days) {
            for (String unit : units(stack, api, province, day)) {
                for (String code : codes) {
                    URI address = stack.address(
                            "reporting", "/v1/indicators/" + code + "/lineage?unit=" + unit + "&validOn=" + day);
                    JsonNode lineage = api.get(address);
                    values++;
                    unknown += lineage.path("value").isNull() ? 1 : 0;
                    if (!lineage.path("agrees").asBoolean()) {
                        wrong++;
                        System.out.println("✗ " + code + " " + unit + " " + day + ": "
                                + lineage.path("value").asText() + " | "
                                + lineage.path("recomputed").asText());
                    }
                }
            }
        }
        System.out.println((wrong == 0 ? "✓ " : "✗ ") + values + " giá trị / values, " + unknown
                + " chưa báo cáo / not reported, sai khác / differences " + wrong);
        System.exit(wrong == 0 ? 0 : 1);
    }

    private static List<String> units(Stack stack, Api api, String province, String day) throws IOException {
        List<String> units = new ArrayList<>(List.of(province));
        api.get(stack.address("reporting", "/v1/places/" + province + "?validOn=" + day))
                .path("children")
                .forEach(child -> units.add(child.path("code").asText()));
        return units;
    }
}
