/** Criteria sets: law as data. A published set never changes; every result names the set it was judged by. */
@org.jspecify.annotations.NullMarked
package vn.ntm.criteria.criteriaset;
