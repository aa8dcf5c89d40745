package vn.ntm.platform.register;

import org.jspecify.annotations.Nullable;

/** An approval of one document, with the reason that the history shows. */
public record ApprovalRequest(@Nullable String reason) {}
