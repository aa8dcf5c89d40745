package vn.ntm.ocop.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PicturesTest {

    private static final int LONG = 64;
    private static final int SHORT = 32;

    @Test
    void a_picture_goes_out_upright_however_the_camera_was_held() throws IOException {
        for (int orientation = 1; orientation <= 8; orientation++) {
            for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
                byte[] stored = withOrientation(jpeg(taken(orientation)), orientation, order);
                BufferedImage shown =
                        ImageIO.read(new ByteArrayInputStream(Pictures.scaled(stored, FileType.JPEG, LONG / 2)));
                assertThat(shown.getWidth())
                        .as("width, held as %s", orientation)
                        .isEqualTo(LONG / 2);
                assertThat(shown.getHeight())
                        .as("height, held as %s", orientation)
                        .isEqualTo(SHORT / 2);
                assertThat(isRed(shown, 4, 4))
                        .as("top left, held as %s", orientation)
                        .isTrue();
                assertThat(isRed(shown, LONG / 2 - 4, 4) || isRed(shown, 4, SHORT / 2 - 4))
                        .as("elsewhere, held as %s", orientation)
                        .isFalse();
            }
        }
    }

    @Test
    void a_picture_of_the_most_pixels_is_read_with_little_memory() throws IOException {
        byte[] huge = jpeg(new BufferedImage(7_200, 5_500, BufferedImage.TYPE_BYTE_GRAY));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Pictures.requireReadable(huge);
        byte[] shown = Pictures.scaled(huge, FileType.JPEG, 1_280);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(7_200L * 5_500);
        assertThat(Pictures.sizeOf(shown)).isEqualTo(new Pictures.Size(1_280, 978));
    }

    @Test
    void a_very_high_picture_is_at_most_twice_as_high_as_wide() throws IOException {
        byte[] high = jpeg(new BufferedImage(20, 4_000, BufferedImage.TYPE_INT_RGB));
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(Pictures.scaled(high, FileType.JPEG, 160)));
        assertThat(shown.getHeight()).isEqualTo(320);
        assertThat(shown.getWidth()).isEqualTo(2);
    }

    @Test
    void what_says_nothing_readable_of_how_it_was_held_is_upright() throws IOException {
        byte[] plain = jpeg(taken(1));
        assertThat(Orientation.of(plain)).isEqualTo(1);
        assertThat(Orientation.of(withOrientation(plain, 9, ByteOrder.BIG_ENDIAN)))
                .isEqualTo(1);
        byte[] cutShort = java.util.Arrays.copyOf(withOrientation(plain, 6, ByteOrder.BIG_ENDIAN), 24);
        assertThat(Orientation.of(cutShort)).isEqualTo(1);
    }

    /** What a camera stores that is held so before a scene with a red patch at its top left. */
    private static BufferedImage taken(int orientation) {
        boolean onItsSide = orientation >= 5;
        int width = onItsSide ? SHORT : LONG;
        int height = onItsSide ? LONG : SHORT;
        // In which corner of what is stored the scene's top left lies, from EXIF's table of rows and columns.
        boolean right = List.of(2, 3, 7, 8).contains(orientation);
        boolean bottom = List.of(3, 4, 6, 7).contains(orientation);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width / 2; x++) {
            for (int y = 0; y < height / 2; y++) {
                image.setRGB(right ? width - 1 - x : x, bottom ? height - 1 - y : y, Color.RED.getRGB());
            }
        }
        return image;
    }

    private static boolean isRed(BufferedImage image, int x, int y) {
        Color color = new Color(image.getRGB(x, y));
        return color.getRed() > 200 && color.getGreen() < 60;
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", out);
        return out.toByteArray();
    }

    /** The same with an EXIF part as cameras write it, before anything else. */
    private static byte[] withOrientation(byte[] jpeg, int orientation, ByteOrder order) {
        ByteBuffer tiff = ByteBuffer.allocate(26).order(order);
        tiff.put((byte) (order == ByteOrder.BIG_ENDIAN ? 'M' : 'I')).put(tiff.get(0));
        tiff.putShort((short) 42).putInt(8).putShort((short) 1);
        tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
        ByteBuffer out = ByteBuffer.allocate(jpeg.length + 10 + tiff.capacity());
        out.put(jpeg, 0, 2).putShort((short) 0xFFE1).putShort((short) (8 + tiff.capacity()));
        out.putInt(0x45786966).putShort((short) 0).put(tiff.array()).put(jpeg, 2, jpeg.length - 2);
        return out.array();
    }
}
