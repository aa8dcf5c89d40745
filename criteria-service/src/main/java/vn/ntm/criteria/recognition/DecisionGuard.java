package vn.ntm.criteria.recognition;

import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.ntm.platform.web.Fault;

/** Asked before a decision comes into force; what stands against it refuses it (409). */
public interface DecisionGuard {

    List<Fault> against(Handle handle, Recognition recognition);
}
