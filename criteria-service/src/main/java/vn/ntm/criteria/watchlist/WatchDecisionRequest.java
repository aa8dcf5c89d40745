package vn.ntm.criteria.watchlist;

/** What a person decides about an entry, and why. */
public record WatchDecisionRequest(WatchEntry.Choice choice, String reason) {}
