/**
 * What surrounds the services, without containers: PostgreSQL, a Kafka broker, an issuer of tokens, a clock that stands
 * still. The tests of every service and the local stack use it; no service does.
 */
@NullMarked
package vn.ntm.embedded;

import org.jspecify.annotations.NullMarked;
