/**
 * Construction debt (nợ đọng xây dựng cơ bản: accepted volume without capital) and payable (accepted, allotted, unpaid) of a
 * project: two figures, because recognition asks for the first and suppliers ask for the second (39/2019/QH14).
 */
@org.jspecify.annotations.NullMarked
package vn.ntm.budget.debt;
