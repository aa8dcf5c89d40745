package vn.ntm.reporting.board;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells who listens that the figures may have changed; what they are now is then asked with {@code If-None-Match}. */
@Path("/v1/live")
@Tag(name = "dashboard")
public class LiveResource {

    private static final Duration STEP = Duration.ofMillis(100);
    /** Proxies close a stream that is silent for long. */
    private static final long REPEAT_AFTER_STEPS = 150;

    private final Multi<String> changes;

    LiveResource(Freshness freshness) {
        this.changes = Multi.createFrom()
                .ticks()
                .every(STEP)
                .onOverflow()
                .drop()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(tick -> freshness.stamp() + " " + tick / REPEAT_AFTER_STEPS)
                .skip()
                .repetitions()
                .map(text -> text.substring(0, text.indexOf(' ')));
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "streamChanges",
            summary = "Server-sent events: a number that is another one whenever an event changed the figures")
    public Multi<String> changes() {
        return changes;
    }
}
