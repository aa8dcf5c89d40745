/**
 * Evidence: the files that show what an assessment reports. A file is known by the SHA-256 of its bytes, so it is kept once
 * and cannot change; what it is, its content says and not its name.
 */
@org.jspecify.annotations.NullMarked
package vn.ntm.criteria.evidence;
