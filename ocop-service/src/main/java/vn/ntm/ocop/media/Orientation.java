package vn.ntm.ocop.media;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a camera was held, as the EXIF part of a JPEG says it: phones store what they see and note which side is up. */
final class Orientation {

    private static final int UPRIGHT = 1;
    private static final int TAG = 0x0112;
    private static final int APP1 = 0xE1;
    private static final int START_OF_SCAN = 0xDA;
    /** "Exif", and two zeros after it. */
    private static final int EXIF = 0x45786966;

    private Orientation() {}

    /** 1 to 8 as EXIF numbers them; 1, upright, where nothing readable is said. */
    static int of(byte[] jpeg) {
        ByteBuffer bytes = ByteBuffer.wrap(jpeg);
        try {
            for (int at = 2; (bytes.get(at) & 0xFF) == 0xFF; at += 2 + Short.toUnsignedInt(bytes.getShort(at + 2))) {
                int marker = bytes.get(at + 1) & 0xFF;
                if (marker == START_OF_SCAN) {
                    return UPRIGHT;
                }
                if (marker == APP1 && bytes.getInt(at + 4) == EXIF) {
                    return inTiff(bytes.slice(at + 10, jpeg.length - at - 10));
                }
            }
        } catch (IndexOutOfBoundsException e) {
            return UPRIGHT;
        }
        return UPRIGHT;
    }

    private static int inTiff(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + 12 * i;
            if (Short.toUnsignedInt(tiff.getShort(entry)) == TAG) {
                int value = Short.toUnsignedInt(tiff.getShort(entry + 8));
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /** Whether width and height change places when the picture is put upright. */
    static boolean liesOnItsSide(int orientation) {
        return orientation >= 5;
    }

    /** From a place in the picture as it is stored to its place when it stands upright. */
    static AffineTransform upright(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
