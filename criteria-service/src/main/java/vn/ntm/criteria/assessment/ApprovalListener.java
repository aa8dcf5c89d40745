package vn.ntm.criteria.assessment;

import java.util.List;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.register.Entry;

/** Told of every approved assessment inside the transaction of its approval. */
public interface ApprovalListener {

    void approved(Tx tx, List<Entry<Assessment>> assessments);
}
