/**
 * Where computed and decided disagree: units that meet all criteria and are not recognised, recognised units that fell below,
 * and those that fell to where the law revokes (18/2022/QĐ-TTg, articles 23 and 24). The system proposes, a person decides.
 */
@org.jspecify.annotations.NullMarked
package vn.ntm.criteria.watchlist;
