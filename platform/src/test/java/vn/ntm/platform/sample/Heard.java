package vn.ntm.platform.sample;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.inbox.EventHandler;
import vn.ntm.platform.inbox.ReceivedEvent;

/** Consumes what the sample itself published; a note about poison cannot be applied while it is poison. */
@Singleton
public class Heard implements EventHandler {

    static final AtomicBoolean POISON = new AtomicBoolean(true);

    @Override
    public Set<String> topics() {
        return Set.of("ntm.criteria");
    }

    @Override
    public void apply(Tx tx, List<ReceivedEvent> events) {
        for (ReceivedEvent event : events) {
            String text = event.data().path("text").asText();
            if (text.equals("poison") && POISON.get()) {
                throw new IllegalArgumentException("This note is poison.");
            }
            tx.handle()
                    .createUpdate("insert into heard values (:subject, :text, :sequence)")
                    .bind("subject", event.subject())
                    .bind("text", text)
                    .bind("sequence", event.sequence())
                    .execute();
        }
    }
}
