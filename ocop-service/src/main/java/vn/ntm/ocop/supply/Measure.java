package vn.ntm.ocop.supply;

/** In what quantities are counted; a tonne is 1 000 kilograms. */
public enum Measure {
    KILOGRAM,
    LITRE,
    PIECE
}
