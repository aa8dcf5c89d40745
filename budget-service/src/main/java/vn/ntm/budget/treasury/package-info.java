/**
 * Statements of the State Treasury (Kho bạc Nhà nước): opening and lines must give the closing balance, then each line is held
 * against our bookings. A Treasury fact is never refused; what we do not know stands in suspense with an alert.
 */
@org.jspecify.annotations.NullMarked
package vn.ntm.budget.treasury;
