package vn.ntm.platform.register;

/** Why its maker takes a document back. */
public record WithdrawalRequest(String reason) {}
