package vn.ntm.reporting.recast;

import vn.ntm.reporting.indicator.Amounts;
import vn.ntm.reporting.recast.RecastView.Kind;
import vn.ntm.reporting.recast.RecastView.Method;
import vn.ntm.reporting.recast.RecastView.Weight;

/** The methods in words. */
final class Methods {

    private Methods() {}

    static Method of(Amounts.Kind kind, Weight weight) {
        return switch (kind) {
            case RATIO ->
                new Method(
                        Kind.RATIO,
                        weight,
                        "Tử số và mẫu số của từng đơn vị được chia theo tỷ trọng mà nghị quyết sắp xếp công bố, rồi mới chia cho"
                                + " nhau; tỷ trọng không ai công bố thì kết quả là một khoảng.",
                        "Numerator and denominator of each unit are divided by the share that the reform published, and only"
                                + " then by one another; where nobody published a share the result is a range.");
            case UNITS ->
                new Method(
                        Kind.EVERY_PART,
                        null,
                        "Đơn vị của bản đồ mới chỉ được tính khi mọi đơn vị cũ hợp thành nó đều đã đạt vào ngày đó; không lấy"
                                + " trung bình, phần chuyển sang nhỏ hay lớn đều tính như nhau.",
                        "A unit of the other map counts only where every old unit that it was made from had it on the day;"
                                + " nothing is averaged, and a small part counts like a large one.");
            default ->
                new Method(
                        Kind.ADDITIVE,
                        weight,
                        "Giá trị của từng đơn vị được chia theo tỷ trọng mà nghị quyết sắp xếp công bố; tỷ trọng không ai công bố"
                                + " thì kết quả là một khoảng.",
                        "The value of each unit is divided by the share that the reform published; where nobody published a"
                                + " share the result is a range.");
        };
    }
}
