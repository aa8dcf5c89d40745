/**
 * Outlines of administrative units that a province brings along as GeoJSON (RFC 7946), each for the days on which it held
 * (boundaries are set by resolutions of the National Assembly's Standing Committee). The map of the dashboard draws them;
 * without any it draws the units' centres. No figure depends on them.
 */
@NullMarked
package vn.ntm.reporting.boundary;

import org.jspecify.annotations.NullMarked;
