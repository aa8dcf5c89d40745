/** The register of administrative units with validity periods; a code is a key only with a date (19/2025/QĐ-TTg). */
@org.jspecify.annotations.NullMarked
package vn.ntm.criteria.unit;
