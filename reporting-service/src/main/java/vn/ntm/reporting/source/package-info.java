/** What the figures know of an owner's record: every fact that it ever said, each with its event and its evidence. */
@NullMarked
package vn.ntm.reporting.source;

import org.jspecify.annotations.NullMarked;
