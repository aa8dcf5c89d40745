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
                        "Đơn vị thuộc loại này của bản đồ mới chỉ được tính khi mọi đơn vị cũ hợp thành nó đều đã đạt vào ngày đó; không lấy"
                                + " trung bình, phần chuyển sang nhỏ hay lớn đều tính như nhau.",
                        "A unit of the kind on the other map counts only where every old unit that it was made from had it on the day;"
                                + " nothing is averaged, and a small part counts like a large one.");
            case UNITS_OF_MAP ->
                new Method(
                        Kind.UNITS_OF_MAP,
                        null,
                        "Đếm các đơn vị thuộc loại này có trên bản đồ mới; số liệu của ngày cũ không làm thay đổi số này.",
                        "The units of the kind that the other map has are counted; what was reported on the earlier day plays"
                                + " no part.");
            case SHARE_OF_UNITS ->
                new Method(
                        Kind.SHARE_OF_UNITS,
                        null,
                        "Tử số là số đơn vị thuộc loại này của bản đồ mới mà mọi đơn vị cũ hợp thành đều đã đạt vào ngày đó; mẫu"
                                + " số là số đơn vị thuộc loại này trên bản đồ mới; không lấy trung bình.",
                        "Above the line are the units of the kind on the other map of which every old unit that they were made"
                                + " from had it on the day; below it all units of the kind on that map; nothing is averaged.");
            case DECIDED ->
                new Method(
                        Kind.DECIDED,
                        null,
                        "Mục tiêu giữ nguyên như quyết định, không chia; đơn vị của bản đồ mới có tổng mục tiêu của các đơn vị cũ"
                                + " chỉ khi mọi phần hợp thành đều nhập trọn vẹn và đều được giao.",
                        "A target stays as it was decided and is not divided; a unit of the other map has the sum of the old"
                                + " units' targets only where all of them went into it whole and each had one.");
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
