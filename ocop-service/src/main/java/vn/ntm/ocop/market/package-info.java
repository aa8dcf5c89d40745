/**
 * How products reach buyers: channels and what is listed on them, sales by period, trade-promotion events with visitors
 * and turnover. Figures of organisers are estimates and say so; percentages are never stored, only what they are made of.
 */
@org.jspecify.annotations.NullMarked
package vn.ntm.ocop.market;
