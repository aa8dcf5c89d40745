package vn.ntm.ocop.evaluation;

import java.util.List;

/**
 * One member's sheet.
 *
 * @param member opaque id of the member
 * @param chair whether the member chairs the council
 * @param total points of all ticked options, as the rule set values them
 */
public record MemberSheet(String member, boolean chair, List<Tick> ticks, int total) {}
