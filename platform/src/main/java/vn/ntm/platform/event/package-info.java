/** The append-only event log: outbox, audit and feed in one table, and the relay that gives positions and sends to Kafka. */
@org.jspecify.annotations.NullMarked
package vn.ntm.platform.event;
