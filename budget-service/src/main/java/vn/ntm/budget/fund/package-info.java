/** Where money comes from and what for: sources and kinds never mix in one line (27/2022/NĐ-CP). */
@org.jspecify.annotations.NullMarked
package vn.ntm.budget.fund;
