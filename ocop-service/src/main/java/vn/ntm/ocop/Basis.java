package vn.ntm.ocop;

/** Whether a record has a source, or reconstructs a published total. */
public enum Basis {
    SOURCED,
    RECONSTRUCTION
}
