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
    static void requireReadable(byte[] content) {
        try {
            if (ImageIO.read(new ByteArrayInputStream(content)) == null) {
                throw broken();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw broken();
        }
    }

    /** Upright and as wide as asked, or as it is where it is narrower. */
    static byte[] scaled(byte[] content, FileType type, int width) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(content));
            if (image == null) {
                throw broken();
            }
            int orientation = type == FileType.JPEG ? Orientation.of(content) : 1;
            boolean onItsSide = Orientation.liesOnItsSide(orientation);
            int fullWidth = onItsSide ? image.getHeight() : image.getWidth();
            int fullHeight = onItsSide ? image.getWidth() : image.getHeight();
            int newWidth = Math.min(width, fullWidth);
            int newHeight = Math.max(1, Math.round((float) fullHeight * newWidth / fullWidth));
            int kind = type == FileType.PNG ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
            BufferedImage drawn = new BufferedImage(newWidth, newHeight, kind);
            Graphics2D graphics = drawn.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            graphics.scale((double) newWidth / fullWidth, (double) newHeight / fullHeight);
            graphics.drawImage(image, Orientation.upright(orientation, image.getWidth(), image.getHeight()), null);
            graphics.dispose();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(drawn, type.extension(), out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("A stored picture cannot be drawn.", e);
        }
    }

    static ProblemException broken() {
        return ProblemException.of(ProblemType.INVALID_CONTENT, "", "broken-picture", Map.of());
    }
}
