/**
 * What the dashboard shows, one answer per view: the province on one screen, its communes, criteria, money and products
 * (reporting duty: the programme's monitoring under 1600/QĐ-TTg 2016 and 263/QĐ-TTg 2022). It adds nothing to the figures.
 */
@NullMarked
package vn.ntm.reporting.board;

import org.jspecify.annotations.NullMarked;
