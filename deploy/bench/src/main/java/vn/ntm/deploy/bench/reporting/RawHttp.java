package vn.ntm.deploy.bench.reporting;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One kept-alive connection that repeats a GET and spends as little of the shared processor as it can on doing so. */
final class RawHttp implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] head = new byte[4_096];

    RawHttp(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 65_536);
        out = socket.getOutputStream();
    }

    static byte[] request(String path, String... headers) {
        StringBuilder text = new StringBuilder("GET ").append(path).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        return text.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Sends the request, reads the whole answer, and returns how many bytes its body had; anything but 200 ends it. */
    int get(byte[] request) throws IOException {
        out.write(request);
        int length = 0;
        while (true) {
            int next = in.read();
            if (next < 0 || length == head.length) {
                throw new IOException("The answer ended within its head");
            }
            head[length++] = (byte) next;
            if (next == '\n' && length > 3 && head[length - 3] == '\n') {
                break;
            }
        }
        String text = new String(head, 0, length, StandardCharsets.US_ASCII);
        if (!text.startsWith("HTTP/1.1 200")) {
            throw new IOException(text.lines().findFirst().orElse(text));
        }
        int at = text.toLowerCase(java.util.Locale.ROOT).indexOf("content-length:");
        if (at < 0) {
            throw new IOException("The answer does not say its length: " + text);
        }
        int body =
                Integer.parseInt(text.substring(at + 15, text.indexOf('\r', at)).trim());
        in.skipNBytes(body);
        return body;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
