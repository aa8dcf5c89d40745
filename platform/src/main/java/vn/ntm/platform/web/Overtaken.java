package vn.ntm.platform.web;

/** Somebody else committed the same between this transaction's look and its writing; a second look finds it. */
public final class Overtaken extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Overtaken() {
        super("Somebody else wrote the same in the meantime.");
    }
}
