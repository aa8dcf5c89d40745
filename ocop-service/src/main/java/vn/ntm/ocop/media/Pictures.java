package vn.ntm.ocop.media;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** Reads the size of a picture before it is unpacked, and draws it smaller. */
final class Pictures {

    /** Widths in which pictures go out. */
    static final List<Integer> LADDER = List.of(160, 320, 640, 1280);
    /** A small file may unpack into gigabytes; 40 million pixels are more than any camera of the programme has. */
    static final long MOST_PIXELS = 40_000_000;

    private Pictures() {}

    record Size(int width, int height) {}

    /** 422 for what is no picture or has too many pixels. */
    static Size sizeOf(byte[] content) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw broken();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                Size size = new Size(reader.getWidth(0), reader.getHeight(0));
                if ((long) size.width() * size.height() > MOST_PIXELS) {
                    throw ProblemException.of(
                            ProblemType.INVALID_CONTENT, "", "too-many-pixels", Map.of("maximum", MOST_PIXELS));
                }
                return size;
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw broken();
        }
    }

    /** 422 for a picture that begins well and cannot be read to its end: whoever asks for it later could not see it. */
    static synchronized void requireReadable(byte[] content) {
        try {
            read(content, Frame.of(content, FileType.JPEG, LADDER.get(0)));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw broken();
        }
    }

    /** Upright and as wide as asked, or as it is where it is narrower; one at a time, since each takes some memory. */
    static synchronized byte[] scaled(byte[] content, FileType type, int width) {
        try {
            Frame frame = Frame.of(content, type, width);
            int kind = type == FileType.PNG ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
            BufferedImage drawn = new BufferedImage(frame.width(), frame.height(), kind);
            BufferedImage image = read(content, frame);
            Graphics2D graphics = drawn.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            boolean onItsSide = Orientation.liesOnItsSide(frame.orientation());
            graphics.scale(
                    (double) frame.width() / (onItsSide ? image.getHeight() : image.getWidth()),
                    (double) frame.height() / (onItsSide ? image.getWidth() : image.getHeight()));
            graphics.drawImage(
                    image, Orientation.upright(frame.orientation(), image.getWidth(), image.getHeight()), null);
            graphics.dispose();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(drawn, type.extension(), out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("A stored picture cannot be drawn.", e);
        }
    }

    /**
     * How large a picture goes out: as wide as asked, at most twice as high, and never larger than it is.
     *
     * @param step every how many pixels one is read
     */
    private record Frame(int orientation, int width, int height, int step) {

        static Frame of(byte[] content, FileType type, int width) {
            Size stored = sizeOf(content);
            int orientation = type == FileType.JPEG ? Orientation.of(content) : 1;
            boolean onItsSide = Orientation.liesOnItsSide(orientation);
            int fullWidth = onItsSide ? stored.height() : stored.width();
            int fullHeight = onItsSide ? stored.width() : stored.height();
            double scale = Math.min(1, Math.min((double) width / fullWidth, 2.0 * width / fullHeight));
            return new Frame(
                    orientation,
                    Math.max(1, (int) Math.round(fullWidth * scale)),
                    Math.max(1, (int) Math.round(fullHeight * scale)),
                    Math.max(1, (int) (1 / scale)));
        }
    }

    /** No more pixels than the frame needs: forty million of them, unpacked, are more memory than a service has. */
    private static BufferedImage read(byte[] content, Frame frame) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw broken();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                ImageReadParam few = reader.getDefaultReadParam();
                few.setSourceSubsampling(frame.step(), frame.step(), 0, 0);
                return reader.read(0, few);
            } finally {
                reader.dispose();
            }
        }
    }

    static ProblemException broken() {
        return ProblemException.of(ProblemType.INVALID_CONTENT, "", "broken-picture", Map.of());
    }
}
