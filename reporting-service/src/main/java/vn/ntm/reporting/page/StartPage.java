package vn.ntm.reporting.page;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.reporting.indicator.IndicatorView;
import vn.ntm.reporting.indicator.Indicators;
import vn.ntm.reporting.indicator.ValueView;
import vn.ntm.reporting.statement.StatementView;
import vn.ntm.reporting.statement.Statements;

/** Writes the first page. Each indicator stands there on the days for which a figure was published, else on the main day. */
@Singleton
class StartPage {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final Indicators indicators;
    private final Statements statements;
    private final TopUnits topUnits;
    private final Clock clock;

    StartPage(Indicators indicators, Statements statements, TopUnits topUnits, Clock clock) {
        this.indicators = indicators;
        this.statements = statements;
        this.topUnits = topUnits;
        this.clock = clock;
    }

    private record Asked(
            IndicatorView indicator,
            LocalDate on,
            @Nullable String mode,
            @Nullable StatementView published) {}

    String html() {
        StringBuilder body = new StringBuilder();
        List<TopUnits.TopUnit> units = topUnits.all();
        if (units.isEmpty()) {
            body.append("<p>Chưa có dữ liệu. <span lang=\"en\">No data yet.</span></p>");
        }
        for (TopUnits.TopUnit unit : units) {
            body.append("<h2>").append(escape(unit.nameVi())).append("</h2>").append(table(unit.code()));
        }
        return """
                <!doctype html>
                <html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>Nông thôn mới – số liệu</title>
                <style>
                body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b}
                table{border-collapse:collapse;width:100%%}th,td{border-bottom:1px solid #bbb;padding:.4rem;text-align:left;vertical-align:top}
                .number{text-align:right;font-variant-numeric:tabular-nums}[lang=en]{color:#555}.wide{overflow-x:auto}
                </style></head><body>
                <h1>Chương trình nông thôn mới: số liệu <br><span lang="en">New Rural Development: figures</span></h1>
                <p>Mỗi giá trị được tính từ hồ sơ; số đã công bố đứng bên cạnh, kể cả khi khác.<br>
                <span lang="en">Each value is computed from records; what was published stands beside it, also where it differs.</span></p>
                %s
                <p><a href="/v1/indicators">/v1/indicators</a> · <a href="/v1/statements">/v1/statements</a> ·
                <a href="/q/openapi">/q/openapi</a></p>
                </body></html>
                """.formatted(body);
    }

    private String table(String unit) {
        StringBuilder rows = new StringBuilder();
        for (Asked asked : questions(unit)) {
            rows.append(row(unit, asked));
        }
        return """
                <div class="wide"><table><thead><tr>
                <th>Chỉ số <span lang="en">Indicator</span></th><th>Ngày <span lang="en">Date</span></th>
                <th class="number">Giá trị tính <span lang="en">Computed</span></th>
                <th class="number">Đã công bố <span lang="en">Published</span></th>
                <th>Số khác, nguồn <span lang="en">Rivals, source</span></th><th>API</th>
                </tr></thead><tbody>%s</tbody></table></div>
                """.formatted(rows);
    }

    private List<Asked> questions(String unit) {
        List<StatementView> published = statements.published(unit);
        LocalDate mainDay = topUnits.mainDay(unit).orElseGet(() -> BusinessTime.today(clock));
        List<Asked> asked = new ArrayList<>();
        for (IndicatorView indicator : indicators.list()) {
            List<StatementView> own = published.stream()
                    .filter(statement -> statement.indicator().equals(indicator.code()))
                    .toList();
            own.forEach(statement -> asked.add(new Asked(indicator, statement.validOn(), statement.mode(), statement)));
            if (own.isEmpty()) {
                asked.add(new Asked(indicator, mainDay, null, null));
            }
        }
        return asked;
    }

    private String row(String unit, Asked asked) {
        IndicatorView indicator = asked.indicator();
        StatementView published = asked.published();
        ValueView value = value(unit, asked);
        String link = "/v1/indicators/" + indicator.code() + "/values?unit=" + unit + "&validOn=" + asked.on()
                + (asked.mode() == null ? "" : "&mode=" + asked.mode());
        return """
                <tr><td>%s<br><span lang="en">%s</span></td><td>%s</td><td class="number">%s</td>
                <td class="number">%s</td><td>%s</td><td><a href="%s">%s</a></td></tr>
                """.formatted(
                        escape(indicator.nameVi()),
                        escape(indicator.nameEn()),
                        asked.on().format(DATE),
                        computed(indicator, value),
                        published == null
                                ? "–"
                                : number(published.value(), published.value().scale()),
                        rivals(published, value),
                        escape(link),
                        escape(indicator.code()));
    }

    private @Nullable ValueView value(String unit, Asked asked) {
        try {
            return indicators.value(
                    asked.indicator().code(), new Indicators.Asked(unit, asked.on(), null, asked.mode()));
        } catch (ProblemException e) {
            return null;
        }
    }

    private static String computed(IndicatorView indicator, @Nullable ValueView value) {
        if (value == null) {
            return "–";
        }
        BigDecimal figure = value.value();
        ValueView.ReasonView reason = value.reason();
        if (figure == null) {
            return reason == null
                    ? "–"
                    : escape(reason.vi()) + "<br><span lang=\"en\">" + escape(reason.en()) + "</span>";
        }
        BigDecimal of = value.denominator();
        // A count shows what it was counted out of; an average or a rate does not need its parts here.
        boolean isCount = figure.equals(value.numerator());
        String total = isCount && of != null ? "/" + number(of, 0) : "";
        return "<strong>" + number(figure, indicator.decimals()) + total + "</strong> " + escape(indicator.unitVi());
    }

    private static String rivals(@Nullable StatementView published, @Nullable ValueView value) {
        List<String> texts = new ArrayList<>();
        if (published != null) {
            texts.add(escape(published.source()));
        }
        if (value != null) {
            value.statements().stream()
                    .filter(StatementView::rival)
                    .forEach(rival -> texts.add(
                            number(rival.value(), rival.value().scale()) + " (" + escape(rival.source()) + ")"));
        }
        return String.join("; ", texts);
    }

    private static String number(BigDecimal number, int decimals) {
        NumberFormat format = NumberFormat.getNumberInstance(VIETNAMESE);
        format.setMaximumFractionDigits(Math.max(decimals, 0));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
