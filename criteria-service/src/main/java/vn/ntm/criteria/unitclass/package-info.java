/**
 * What class a commune is of during a period: the region column and the commune group by which a set's thresholds go
 * (318/QĐ-TTg, article 1; 51/2025/QĐ-TTg). The column is an attribute of the commune, never of the province.
 */
@org.jspecify.annotations.NullMarked
package vn.ntm.criteria.unitclass;
