package vn.ntm.platform.register;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One decision over many documents, all or nothing; those already approved stay as they are. */
public record ApprovalsRequest(List<UUID> ids, @Nullable String reason) {}
