package vn.ntm.deploy.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Who listens where. Each port can be moved by its variable, all of them together by an offset. */
final class Ports {

    private static final int HIGHEST = 65_535;

    /** What listens, its port when nothing else was said, and the variable that says something else. */
    enum Purpose {
        REPORTING("báo cáo / reporting-service", 8080),
        CRITERIA("tiêu chí / criteria-service", 8081),
        OCOP("OCOP / ocop-service", 8082),
        BUDGET("ngân sách / budget-service", 8083),
        POSTGRES("cơ sở dữ liệu / PostgreSQL", 15432),
        ISSUER("cấp mã truy cập / token issuer", 18080),
        KAFKA("hàng đợi / Kafka", 19092);

        private final String text;
        private final int standard;

        Purpose(String text, int standard) {
            this.text = text;
            this.standard = standard;
        }

        String variable() {
            return "NTM_PORT_" + name();
        }
    }

    private final Map<Purpose, Integer> ports;

    private Ports(Map<Purpose, Integer> ports) {
        this.ports = ports;
    }

    static Ports of(Map<String, String> environment, int offset) {
        Map<Purpose, Integer> ports = new LinkedHashMap<>();
        for (Purpose purpose : Purpose.values()) {
            String given = environment.get(purpose.variable());
            if (given != null && !given.matches("[0-9]{1,5}")) {
                throw new StackProblem(purpose.variable() + "=" + given + ": không phải là cổng / not a port");
            }
            int port = (given == null ? purpose.standard : Integer.parseInt(given)) + offset;
            if (port < 1 || port > HIGHEST) {
                throw new StackProblem("Cổng / port " + port + " (" + purpose.text + "): 1…" + HIGHEST);
            }
            ports.put(purpose, port);
        }
        return new Ports(ports);
    }

    int of(Purpose purpose) {
        return Objects.requireNonNull(ports.get(purpose));
    }

    /** One line for each port that somebody else has, with the way out; no line when all are free. */
    List<String> taken() {
        List<String> lines = new ArrayList<>();
        ports.forEach((purpose, port) -> {
            if (!isFree(port)) {
                lines.add("Cổng " + port + " (" + purpose.text + ") đang được dùng: dừng chương trình đó, hoặc đặt "
                        + purpose.variable() + ", hoặc thêm --port-offset 1000. / Port " + port
                        + " is in use: stop that program, or set " + purpose.variable()
                        + ", or add --port-offset 1000.");
            }
        });
        return lines;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // A port that its last owner just left counts as free, as it does for those who will use it.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
