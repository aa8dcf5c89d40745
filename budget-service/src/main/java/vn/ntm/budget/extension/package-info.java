/** Decisions that let a year's money be paid longer: by whom the law says, and not beyond its last day (39/2019/QH14, 58/2024/QH15). */
@org.jspecify.annotations.NullMarked
package vn.ntm.budget.extension;
