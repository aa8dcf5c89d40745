/**
 * The pages of the dashboard: one shell for all views, in Vietnamese and English; the views themselves are drawn in the
 * browser from the open API (accessibility duty: Circular 26/2020/TT-BTTTT).
 */
@NullMarked
package vn.ntm.reporting.page;

import org.jspecify.annotations.NullMarked;
