package vn.ntm.deploy.local;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What was asked for on the command line.
 *
 * @param check compare the figures, stop, and answer with the exit code
 * @param fresh begin with an empty data directory
 * @param load send the data folder through the APIs
 * @param data the folder that is loaded
 * @param state where the stack keeps its databases, logs and keys
 * @param portOffset added to every port, so that two stacks can run side by side
 */
record Options(boolean check, boolean fresh, boolean load, boolean help, Path data, Path state, int portOffset) {

    static final String USAGE = """
            Cách dùng / usage: deploy/up [--check] [--fresh] [--no-load] [--data DIR] [--data-dir DIR] [--port-offset N]

              --check          so các số liệu với số đã công bố rồi dừng; mã thoát 0 khi tất cả khớp
                               compare the figures with the published ones, then stop; exit code 0 when all agree
              --fresh          xoá dữ liệu cũ trước khi chạy / empty the data directory first
              --no-load        không nạp dữ liệu / load nothing
              --data DIR       thư mục dữ liệu cần nạp / the folder to load (default: deploy/data/quang-ninh)
              --data-dir DIR   nơi giữ cơ sở dữ liệu, nhật ký và khoá / where databases, logs and keys are kept
                               (default: .local)
              --port-offset N  cộng N vào mọi cổng / add N to every port
              --help           in các dòng này / print these lines
            """;

    static Options parse(List<String> arguments, Path root) {
        Deque<String> left = new ArrayDeque<>(arguments);
        boolean check = false;
        boolean fresh = false;
        boolean load = true;
        boolean help = false;
        Path data = root.resolve("deploy/data/quang-ninh");
        Path state = root.resolve(".local");
        int offset = 0;
        while (!left.isEmpty()) {
            String option = left.pop();
            switch (option) {
                case "--check" -> check = true;
                case "--fresh" -> fresh = true;
                case "--no-load" -> load = false;
                case "--help", "-h" -> help = true;
                case "--data" -> data = Path.of(value(option, left));
                case "--data-dir" -> state = Path.of(value(option, left));
                case "--port-offset" -> offset = number(option, value(option, left));
                default -> throw new StackProblem("Không có lựa chọn / there is no option " + option + "\n\n" + USAGE);
            }
        }
        return new Options(
                check,
                fresh,
                load,
                help,
                data.toAbsolutePath().normalize(),
                state.toAbsolutePath().normalize(),
                offset);
    }

    private static String value(String option, Deque<String> left) {
        if (left.isEmpty() || left.peek().startsWith("--")) {
            throw new StackProblem("Thiếu giá trị sau / a value is missing after " + option);
        }
        return left.pop();
    }

    private static int number(String option, String value) {
        if (!value.matches("-?[0-9]{1,5}")) {
            throw new StackProblem("Không phải là số / not a number: " + option + " " + value);
        }
        return Integer.parseInt(value);
    }
}
