package vn.ntm.criteria.recognition;

import vn.ntm.platform.db.Tx;
import vn.ntm.platform.register.Entry;

/** Told of every approved revocation inside its transaction. */
public interface RevocationListener {

    void revoked(Tx tx, Entry<Recognition> recognition);
}
