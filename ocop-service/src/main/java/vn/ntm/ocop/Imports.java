package vn.ntm.ocop;

import java.util.function.Supplier;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** How imports refuse: a file that is wrong in itself is 422, one that only contradicts what was approved is 409. */
public final class Imports {

    private Imports() {}

    /** Runs the import; rows that differ from approved documents are a conflict that names each of them. */
    public static <T> T respectingApprovals(Supplier<T> work) {
        try {
            return work.get();
        } catch (ProblemException refused) {
            boolean onlyConflicts = refused.type() == ProblemType.INVALID_CONTENT
                    && refused.faults().stream().allMatch(fault -> fault.code().equals("approved-differs"));
            throw onlyConflicts ? new ProblemException(ProblemType.CONFLICT, refused.faults()) : refused;
        }
    }
}
