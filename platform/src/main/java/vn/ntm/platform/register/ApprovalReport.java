package vn.ntm.platform.register;

/** How many documents were approved now, and how many had been before. */
public record ApprovalReport(int approved, int unchanged) {}
