package vn.ntm.deploy.local;

/** Something that the person at the keyboard can mend; its message says what and how, and needs no stack trace. */
public final class StackProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StackProblem(String message) {
        super(message);
    }

    public StackProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
