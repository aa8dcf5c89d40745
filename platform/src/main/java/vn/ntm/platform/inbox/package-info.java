/** What a service has consumed: the position is stored in the transaction of its effect, so redelivery changes nothing. */
@org.jspecify.annotations.NullMarked
package vn.ntm.platform.inbox;
