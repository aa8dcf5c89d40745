/**
 * Statements of the State Treasury (Kho bạc Nhà nước): opening and lines must give the closing balance, then each line is held
 * against our bookings. A Treasury fact is never refused; what we do not know stands in suspense with an alert,
 * and what differs from our booking is told with both amounts.
 */
@org.jspecify.annotations.NullMarked
package vn.ntm.budget.treasury;
