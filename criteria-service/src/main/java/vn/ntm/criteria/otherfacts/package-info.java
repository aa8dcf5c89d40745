/**
 * Facts that other services own and criteria rest on: OCOP products in force (318/QĐ-TTg, advanced sub-criterion 13.2) and
 * construction debt of communes (18/2022/QĐ-TTg, article 4), each kept from its owner's events.
 */
@org.jspecify.annotations.NullMarked
package vn.ntm.criteria.otherfacts;
