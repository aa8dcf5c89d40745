package vn.ntm.ocop.item;

/** Global Trade Item Numbers of 8, 12, 13 or 14 digits, compared in their form of 14. */
public final class Gtin {

    private Gtin() {}

    /** Whether the length is one of GS1's and the last digit is the check digit of those before it. */
    public static boolean isValid(String gtin) {
        if (!gtin.matches("[0-9]{8}|[0-9]{12,14}")) {
            return false;
        }
        int last = gtin.length() - 1;
        return gtin.charAt(last) - '0' == checkDigit(gtin.substring(0, last));
    }

    /** Weighs the digits 3, 1, 3 … from the right; the check digit fills the sum up to a multiple of ten. */
    static int checkDigit(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = body.charAt(body.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? 3 * digit : digit;
        }
        return (10 - sum % 10) % 10;
    }

    /** The same number with leading zeros, as a GS1 Digital Link carries it. */
    public static String to14(String gtin) {
        return "0".repeat(Math.max(0, 14 - gtin.length())) + gtin;
    }
}
