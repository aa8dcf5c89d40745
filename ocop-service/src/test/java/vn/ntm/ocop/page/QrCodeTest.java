package vn.ntm.ocop.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class QrCodeTest {

    private static final int SCALE = 6;

    @Test
    void a_reader_reads_back_what_was_written() throws ReaderException {
        String link = DigitalLink.of("https://ntm.example.vn", "8934563138165", "L 1/2", LocalDate.of(2027, 1, 5));
        assertThat(read(QrCode.of(link))).isEqualTo(link);
    }

    @Test
    void the_path_draws_exactly_the_dark_modules() {
        QrCode code = QrCode.of("https://ntm.example.vn/p/QN-0001");
        long dark = 0;
        for (int y = 0; y < code.size(); y++) {
            for (int x = 0; x < code.size(); x++) {
                dark += code.isDark(x, y) ? 1 : 0;
            }
        }
        assertThat(code.path().split("h1v1h-1z")).hasSize((int) dark);
        assertThat(code.isDark(0, 0)).as("quiet zone").isFalse();
    }

    @Test
    void a_digital_link_has_fourteen_digits_and_its_qualifiers_in_order() {
        assertThat(DigitalLink.of("https://x.vn/ocop", "96385074", null, null))
                .isEqualTo("https://x.vn/ocop/01/00000096385074");
        assertThat(DigitalLink.of("https://x.vn", "8934563138165", "A/1", LocalDate.of(2027, 1, 5)))
                .isEqualTo("https://x.vn/01/08934563138165/10/A%2F1?17=270105");
    }

    private static String read(QrCode code) throws ReaderException {
        int side = code.size() * SCALE;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, 0xFFFFFF);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                if (code.isDark(x / SCALE, y / SCALE)) {
                    pixels[y * side + x] = 0;
                }
            }
        }
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels))))
                .getText();
    }
}
