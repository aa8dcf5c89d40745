/**
 * The copy of the register of administrative units that every service keeps, because a caller's scope needs it. One look-up
 * asks {@link vn.ntm.platform.unit.UnitRegister}; many look-ups in one transaction ask a {@link vn.ntm.platform.unit.UnitMap}
 * loaded once; quantities go from map to map by a {@link vn.ntm.platform.unit.Recast}.
 */
@org.jspecify.annotations.NullMarked
package vn.ntm.platform.unit;
