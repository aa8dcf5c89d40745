package vn.ntm.reporting.indicator;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How a commune with several levels is counted. */
enum Mode {
    /** A higher level counts as having reached the lower ones. */
    AT_LEAST("at-least"),
    /** Each unit counts at its highest level only. */
    HIGHEST("highest");

    private final String code;

    Mode(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    static Optional<Mode> find(String code) {
        return Arrays.stream(values()).filter(mode -> mode.code.equals(code)).findFirst();
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(Mode::code).toList();
    }
}
