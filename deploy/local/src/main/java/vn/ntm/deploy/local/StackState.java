package vn.ntm.deploy.local;

/** How far the stack is; scripts and tests wait for {@link #UP}. */
enum StackState {
    STARTING,
    LOADING,
    UP,
    STOPPING,
    STOPPED
}
