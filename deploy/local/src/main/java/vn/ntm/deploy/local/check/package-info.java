/** Compares the computed figures with the published ones, at the precision in which those were printed. */
@NullMarked
package vn.ntm.deploy.local.check;

import org.jspecify.annotations.NullMarked;
