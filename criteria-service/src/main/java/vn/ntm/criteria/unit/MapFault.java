package vn.ntm.criteria.unit;

import java.util.UUID;
import vn.ntm.platform.web.Fault;

/** Why a reform does not fit the map: the pointer leads into the reform. */
public record MapFault(UUID change, Fault fault) {}
