/**
 * The whole suite on one machine: database, broker, issuer and the four services as processes, watched and restarted,
 * loaded through their public APIs and compared with what the province published.
 */
@NullMarked
package vn.ntm.deploy.local;

import org.jspecify.annotations.NullMarked;
