package vn.ntm.ocop.evaluation;

/** An option ticked on a line; its points come from the rule set. */
public record Tick(String code, int option) {}
