package vn.ntm.deploy.local.recheck;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.ntm.deploy.local.load.Api;

/**
 * Behind {@code deploy/reconcile}: at the positions that the facts have, every subject is compared with its owner's own
 * digest. Exit code 0 when nothing differs, 1 when something does, and each difference is named.
 */
final class ReconcileCommand {

    private ReconcileCommand() {}

    public static void main(String[] arguments) throws IOException {
        Stack stack = Stack.at(Path.of(arguments[0]));
        Api api = stack.api();
        JsonNode positions = api.get(stack.address("reporting", "/v1/fact-digests/summary"), "auditor")
                .path("positions");
        List<Reconciliation.Difference> differences = new ArrayList<>();
        for (String owner : Stack.OWNERS) {
            String source = owner + "-service";
            long upTo = positions.path(source).asLong();
            List<JsonNode> owners =
                    api.list(stack.address(owner, "/v1/event-digests?limit=500&upTo=" + upTo), "auditor");
            List<JsonNode> kept =
                    api.list(stack.address("reporting", "/v1/fact-digests?limit=500&source=" + source), "auditor");
            List<Reconciliation.Difference> found = Reconciliation.compare(source, upTo, owners, kept);
            System.out.println(source + ": vị trí / position " + upTo + ", " + owners.size()
                    + " dòng / rows, sai khác / differences " + found.size());
            differences.addAll(found);
        }
        differences.forEach(difference -> System.out.println("✗ " + difference.owner() + " " + difference.subject()
                + " " + difference.kind() + ": " + difference.detail()));
        System.out.println(differences.isEmpty() ? "✓ 0 sai khác / differences" : "✗ " + differences.size());
        System.exit(differences.isEmpty() ? 0 : 1);
    }
}
