/**
 * Files by their content: the address is the SHA-256 of the bytes, so a file is kept once and never changes. Pictures go
 * out in a fixed ladder of sizes, drawn anew so that nothing of the camera or the place remains in them; originals and
 * documents are for officers.
 */
@org.jspecify.annotations.NullMarked
package vn.ntm.ocop.media;
