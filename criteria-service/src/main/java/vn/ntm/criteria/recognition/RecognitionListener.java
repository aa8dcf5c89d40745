package vn.ntm.criteria.recognition;

import java.util.List;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.register.Entry;

/** Told of what became of recognitions inside the transaction in which it did. */
public interface RecognitionListener {

    /** These decisions came into force. */
    void decided(Tx tx, List<Entry<Recognition>> recognitions);

    /** A revocation was approved. */
    void revoked(Tx tx, Entry<Recognition> recognition);
}
