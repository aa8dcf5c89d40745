package vn.ntm.platform.event;

import java.time.LocalDate;

/**
 * An event as a use case hands it over: what happened, to what, with the full state after the change.
 *
 * @param topic Kafka topic, such as {@code ntm.criteria}
 * @param type {@code vn.ntm.<service>.<fact-in-past-tense>.v1}
 * @param subject the aggregate, such as {@code recognitions/0199…}
 * @param sequence the aggregate's version after the change, from 1 without a gap
 * @param partitionKey code of the unit at the aggregate's birth; it never changes, so the aggregate's order holds
 * @param businessDate when it was true
 * @param data the state after the change, written as JSON
 */
public record EventDraft(
        String topic,
        String type,
        String subject,
        long sequence,
        String partitionKey,
        LocalDate businessDate,
        Object data) {}
