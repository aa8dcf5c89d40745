package vn.ntm.criteria.watchlist;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import vn.ntm.criteria.procedure.Bases;
import vn.ntm.criteria.recognition.Level;

/** Why a recognition is in question, in Vietnamese and in English. */
record Words(String vi, String en) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    /** Criteria that fail so many that the law revokes. */
    static Words criteria(int failing, int total, List<String> named, String legalSource) {
        String codes = String.join(", ", named);
        return new Words(
                failing + "/" + total + " tiêu chí không đạt"
                        + (named.isEmpty() ? "" : ", trong đó có tiêu chí được nêu tên: " + codes)
                        + "; thuộc trường hợp thu hồi theo " + legalSource + ".",
                failing + " of " + total + " criteria fail"
                        + (named.isEmpty() ? "" : ", among them those that the law names: " + codes)
                        + "; " + legalSource + " revokes in this case.");
    }

    /** Communes of a district whose recognition was taken back. */
    static Words communes(int revoked, int communes, String legalSource) {
        return new Words(
                revoked + "/" + communes + " xã bị thu hồi công nhận; thuộc trường hợp thu hồi theo " + legalSource
                        + ".",
                revoked + " of " + communes + " communes were revoked; " + legalSource + " revokes in this case.");
    }

    /** A lower level that is not there; what that means for the higher one the law does not say. */
    static Words base(Level higher, Bases.Missing missing) {
        String what = "Mức " + vi(higher) + " dựa trên mức " + vi(missing.level()) + " (" + missing.legalSource() + ")";
        String said = "Level " + higher + " rests on level " + missing.level() + " (" + missing.legalSource() + ")";
        LocalDate since = missing.since();
        String dayVi = since == null ? "" : " từ " + DAY.format(since);
        String dayEn = since == null ? "" : " from " + since + " on";
        return switch (missing.lack()) {
            case REVOKED ->
                new Words(
                        what + ", mà mức đó bị thu hồi" + dayVi + " theo quyết định " + missing.number()
                                + "; pháp luật không nói mức trên có còn hiệu lực, nên cần người có thẩm quyền quyết định.",
                        said + ", which decision " + missing.number() + " took back" + dayEn
                                + "; the law does not say what becomes of the higher level, so a person is to decide.");
            case EXPIRED ->
                new Words(
                        what + ", mà công nhận mức đó hết hiệu lực" + dayVi + ".",
                        said + ", whose recognition is not in force" + dayEn + ".");
            case NOT_DECIDED ->
                new Words(
                        what + ", mà hệ thống không có quyết định công nhận mức đó.",
                        said + ", and no decision on that one is on record.");
        };
    }

    private static String vi(Level level) {
        return switch (level) {
            case STANDARD -> "đạt chuẩn";
            case ADVANCED -> "nâng cao";
            case MODEL -> "kiểu mẫu";
            case COMPLETED -> "hoàn thành nhiệm vụ";
        };
    }
}
