/** Sends a data folder through the public APIs, as three actors: who enters, who approves, who pays. */
@NullMarked
package vn.ntm.deploy.local.load;

import org.jspecify.annotations.NullMarked;
