/** HTTP in one way for all services: problems, strict JSON, preconditions, idempotency, paging. */
@org.jspecify.annotations.NullMarked
package vn.ntm.platform.web;
