/** Transactions over PostgreSQL: the state and its events commit together or not at all. */
@org.jspecify.annotations.NullMarked
package vn.ntm.platform.db;
