package vn.ntm.criteria.reform;

/** Why a reform is called off; the history shows it. */
public record CancellationRequest(String reason) {}
