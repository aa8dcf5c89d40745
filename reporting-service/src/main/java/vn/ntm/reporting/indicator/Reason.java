package vn.ntm.reporting.indicator;

/** Why there is no value. */
enum Reason {
    NOT_REPORTED("Chưa có báo cáo cho thời điểm này.", "Nothing was reported for this date."),
    NO_SUCH_CRITERION(
            "Bộ tiêu chí dùng để đánh giá không có tiêu chí này.",
            "The criteria set of the assessments has no such criterion."),
    NO_SUCH_UNIT("Ngày này không có đơn vị mang mã này.", "No unit had this code on that day."),
    NO_TARGET("Chưa giao mục tiêu cho đơn vị và năm này.", "No target is set for this unit and year."),
    NO_PLAN("Chưa có kế hoạch vốn cho đơn vị và niên độ này.", "No plan is decided for this unit and budget year."),
    NO_BASE("Không có giá trị để so sánh.", "There is no value to compare with.");

    private final String vi;
    private final String en;

    Reason(String vi, String en) {
        this.vi = vi;
        this.en = en;
    }

    ValueView.ReasonView view() {
        return new ValueView.ReasonView(name(), vi, en);
    }
}
