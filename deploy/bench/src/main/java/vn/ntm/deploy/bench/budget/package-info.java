/** What the ledger of the budget service does per second over HTTP, beside the floor of its own database. */
@org.jspecify.annotations.NullMarked
package vn.ntm.deploy.bench.budget;
