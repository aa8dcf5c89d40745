package vn.ntm.reporting.board;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How new the figures are.
 *
 * @param newest recorded time of the newest event in them
 * @param behind events that were published and are not in them yet, of this process's share
 */
@Schema(name = "Freshness")
public record FreshnessView(Instant newest, long behind) {}
