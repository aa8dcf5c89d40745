package vn.ntm.ocop.certificate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.Basis;

/**
 * The paper for a star.
 *
 * @param unit unit of the product when it was granted
 * @param validUntil first day on which it is no longer valid; the day of its replacement where there is one, of the end of
 *     its extension where it was extended
 * @param kind what it is beside the product's certificate before it
 * @param replacedOn day from which the product's next certificate stands in its place
 * @param revokedOn first day on which a revocation holds
 * @param termEndsOn the day on which its 36 months ended, where they were extended
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Certificate(
        String product,
        String unit,
        int star,
        @Nullable String decisionNumber,
        LocalDate issuedOn,
        LocalDate validUntil,
        @Nullable CertificateKind kind,
        @Nullable LocalDate replacedOn,
        @Nullable LocalDate revokedOn,
        Revocation.@Nullable Ground revocationGround,
        @Nullable LocalDate termEndsOn,
        Basis basis,
        String source,
        @Nullable String note) {

    /** The term of every certificate (26/2026/QĐ-TTg and the decisions before it). */
    public static final int TERM_IN_MONTHS = 36;

    String naturalKey() {
        return product + " " + issuedOn;
    }

    /** First day on which it does not hold, for whichever reason. */
    public LocalDate end() {
        return revokedOn != null && revokedOn.isBefore(validUntil) ? revokedOn : validUntil;
    }

    /** Whether it is valid on that day; on {@code validUntil} it is not. */
    public boolean isValidOn(LocalDate day) {
        return !day.isBefore(issuedOn) && day.isBefore(end());
    }

    /** Valid beyond its term: its end moves, and its term is kept. */
    Certificate extended(LocalDate until) {
        return new Certificate(
                product,
                unit,
                star,
                decisionNumber,
                issuedOn,
                until,
                kind,
                replacedOn,
                revokedOn,
                revocationGround,
                termEndsOn == null ? validUntil : termEndsOn,
                basis,
                source,
                note);
    }

    Certificate replaced(LocalDate on) {
        return new Certificate(
                product,
                unit,
                star,
                decisionNumber,
                issuedOn,
                on,
                kind,
                on,
                revokedOn,
                revocationGround,
                termEndsOn,
                basis,
                source,
                note);
    }

    Certificate revoked(LocalDate on, Revocation.Ground ground) {
        return new Certificate(
                product,
                unit,
                star,
                decisionNumber,
                issuedOn,
                validUntil,
                kind,
                replacedOn,
                on,
                ground,
                termEndsOn,
                basis,
                source,
                note);
    }
}
