package vn.ntm.reporting.boundary;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an import did, or would do.
 *
 * @param entered outlines that hold from now on
 * @param replaced earlier ones of the same units and days, which are kept but drawn no more
 */
@Schema(name = "BoundaryReport")
public record BoundaryReport(int entered, int replaced) {}
