package vn.ntm.ocop.evaluation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import vn.ntm.platform.register.Entry;

/** An evaluation with its three layers: sheets and decision as they were entered, the result as it is computed. */
record EvaluationView(
        @JsonUnwrapped Entry<Evaluation> entry,
        Result result,
        List<Dossier.Item> dossier,
        List<Deadlines.Deadline> deadlines) {}
