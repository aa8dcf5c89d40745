/** Payment requests: asked by the investor, approved by another person, booked by the Treasury. */
@org.jspecify.annotations.NullMarked
package vn.ntm.budget.paymentrequest;
