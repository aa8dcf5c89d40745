/** Commands that check the running stack: its facts against their owners, and against a store that is made anew. */
@org.jspecify.annotations.NullMarked
package vn.ntm.deploy.local.recheck;
