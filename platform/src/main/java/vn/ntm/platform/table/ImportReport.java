package vn.ntm.platform.table;

/** What an import did, or would do. */
public record ImportReport(boolean dryRun, int rows, int created, int updated, int unchanged) {}
