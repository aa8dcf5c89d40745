/** Who calls: roles and units from a verified token. */
@org.jspecify.annotations.NullMarked
package vn.ntm.platform.security;
