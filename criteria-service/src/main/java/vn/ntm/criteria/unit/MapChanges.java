package vn.ntm.criteria.unit;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** The reforms in force, as the register of units needs them to know its own map. */
public interface MapChanges {

    /** All approved reforms that were not called off, in the order of their effective dates. */
    List<MapChange> inForce(Handle handle);
}
