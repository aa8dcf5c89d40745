package vn.ntm.ocop.certificate;

import org.jspecify.annotations.Nullable;

/** What a certificate is beside the product's one before it. */
public enum CertificateKind {
    NEW,
    REISSUED,
    UPGRADED,
    DOWNGRADED;

    /** @param before stars of the certificate before, or null when this is the product's first */
    static CertificateKind of(@Nullable Integer before, int star) {
        if (before == null) {
            return NEW;
        }
        return star == before ? REISSUED : star > before ? UPGRADED : DOWNGRADED;
    }
}
