/** budget-service: the plan and its disbursements on a ledger that only grows. */
@org.jspecify.annotations.NullMarked
package vn.ntm.budget;
