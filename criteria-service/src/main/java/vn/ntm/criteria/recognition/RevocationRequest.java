package vn.ntm.criteria.recognition;

import java.time.LocalDate;

/** A proposal to take a recognition back by a decision with its number and date. */
public record RevocationRequest(String number, LocalDate revokedOn, String reason) {}
