package vn.ntm.ocop.catalogue;

/** What a product has to show on a day. */
public enum CertificateState {
    VALID,
    EXPIRED,
    REVOKED,
    NEVER
}
