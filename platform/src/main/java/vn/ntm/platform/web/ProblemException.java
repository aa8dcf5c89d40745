package vn.ntm.platform.web;

import java.util.List;
import java.util.Map;

/** A refusal of a known category that carries all its faults. Rules return faults; the use case throws this once. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<Fault> faults;

    public ProblemException(ProblemType type, List<Fault> faults) {
        super(type.slug() + " " + faults, null, false, false);
        this.type = type;
        this.faults = List.copyOf(faults);
    }

    public static ProblemException of(ProblemType type) {
        return new ProblemException(type, List.of());
    }

    public static ProblemException of(ProblemType type, String pointer, String code, Map<String, Object> params) {
        return new ProblemException(type, List.of(Fault.at(pointer, code, params)));
    }

    /** 422 when there is any fault of meaning. */
    public static void throwIfAny(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_CONTENT, faults);
        }
    }

    /** 409 when every fault is one of these conflicts with what is there, 422 when there is another one. */
    public static void throwIfAny(List<Fault> faults, String... conflicts) {
        if (!faults.isEmpty()) {
            boolean only = faults.stream().allMatch(fault -> List.of(conflicts).contains(fault.code()));
            throw new ProblemException(only ? ProblemType.CONFLICT : ProblemType.INVALID_CONTENT, faults);
        }
    }

    /** 400 that names the query parameter. */
    public static void requireParameter(boolean holds, String parameter, String code) {
        if (!holds) {
            throw of(ProblemType.INVALID_PARAMETER, parameter, code, Map.of());
        }
    }

    public static ProblemException notFound(String what, String key) {
        return of(ProblemType.NOT_FOUND, "", "no-such-" + what, Map.of("key", key));
    }

    public ProblemType type() {
        return type;
    }

    public List<Fault> faults() {
        return faults;
    }
}
