/** Settlement (quyết toán): the paid volume of a year, project or contract becomes final (85/2017/TT-BTC, 99/2021/NĐ-CP). */
@org.jspecify.annotations.NullMarked
package vn.ntm.budget.settlement;
