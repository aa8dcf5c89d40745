package vn.ntm.ocop;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import vn.ntm.platform.unit.UnitCopy;
import vn.ntm.platform.unit.UnitTable;

/** This service's copy of the register of units. */
@Singleton
class UnitCopies extends UnitCopy {

    UnitCopies(UnitTable table, ObjectMapper json) {
        super(table, json);
    }
}
