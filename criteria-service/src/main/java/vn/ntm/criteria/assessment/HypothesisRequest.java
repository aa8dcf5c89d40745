package vn.ntm.criteria.assessment;

import java.util.UUID;

/** Which assessment is to be read under which set. */
public record HypothesisRequest(UUID assessment, String criteriaSet) {}
