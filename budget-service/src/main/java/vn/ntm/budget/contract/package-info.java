/**
 * Contracts with their amendments, accepted volume and commitments. A contract is signed, committed year by year, worked and
 * accepted, paid, and never costs more than its value as amended (11/2020/NĐ-CP, 99/2021/NĐ-CP, 89/2021/TT-BTC).
 */
@org.jspecify.annotations.NullMarked
package vn.ntm.budget.contract;
