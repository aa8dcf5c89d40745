package vn.ntm.deploy.local.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeSet;
import vn.ntm.deploy.local.load.Addresses;
import vn.ntm.deploy.local.load.Api;
import vn.ntm.deploy.local.load.DataFolder;
import vn.ntm.deploy.local.load.RefusedException;

/**
 * Every published figure beside the computed one, the budget's figures beside the ledger that they come from, and the counts
 * of recognised communes beside those of the register of recognitions, around every reform.
 */
public final class CheckTable {

    private static final String READER = "auditor";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Api api;
    private final Addresses addresses;
    private final DataFolder folder;

    public CheckTable(Api api, Addresses addresses, DataFolder folder) {
        this.api = api;
        this.addresses = addresses;
        this.folder = folder;
    }

    /** One line of the table. */
    record Row(String indicator, String validOn, String published, String computed, boolean agrees, String link) {}

    /** The table, ready to print, and how it came out. */
    public record Result(List<String> lines, int agreeing, int all) {

        /** An empty table proves nothing. */
        public boolean isGood() {
            return all > 0 && agreeing == all;
        }
    }

    public Result check() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (Statement statement : statements()) {
            rows.add(compare(statement));
        }
        for (LocalDate day : folder.ledgerFigures()) {
            rows.addAll(compareWithLedger(day));
        }
        for (LocalDate day : daysOfReforms()) {
            rows.add(compareWithRecognitions(day.minusDays(1)));
            rows.add(compareWithRecognitions(day));
        }
        int agreeing = (int) rows.stream().filter(Row::agrees).count();
        return new Result(Layout.lines(rows), agreeing, rows.size());
    }

    private List<Statement> statements() throws IOException {
        try {
            return api.list(URI.create(addresses.reporting() + "/v1/statements?rival=false"), READER).stream()
                    .map(Statement::of)
                    .toList();
        } catch (RefusedException e) {
            if (e.status() != 404) {
                throw e;
            }
            return folder.rows("statements.csv").stream()
                    .filter(row -> row.getOrDefault("rival", "").equals("false"))
                    .map(Statement::of)
                    .toList();
        }
    }

    private Row compare(Statement statement) throws IOException {
        URI link = Figure.address(
                addresses.reporting(), statement.indicator(), statement.unit(), statement.validOn(), statement.mode());
        Figure figure = figure(link);
        boolean agrees = Agreement.agrees(statement.value(), figure.value())
                && Agreement.denominatorAgrees(statement.denominator(), figure.denominator());
        return new Row(
                statement.indicator() + (statement.mode().isEmpty() ? "" : " (" + statement.mode() + ")"),
                VietnameseNumbers.text(statement.validOn()),
                VietnameseNumbers.text(statement.value(), statement.denominator()),
                VietnameseNumbers.text(figure.value(), statement.denominator() == null ? null : figure.denominator()),
                agrees,
                link.toString());
    }

    /** The ledger is the authority: the disbursed sum to the đồng, the rate in percent to the hundredth. */
    private List<Row> compareWithLedger(LocalDate day) throws IOException {
        JsonNode ledger = api.get(URI.create(addresses.budget() + "/v1/ledger/balances?on=" + day), READER);
        BigDecimal plan = Statement.number(ledger.path("plan"));
        BigDecimal disbursed = Statement.number(ledger.path("disbursed"));
        List<Row> rows = new ArrayList<>();
        rows.add(ledgerRow("budget.disbursed", day, disbursed));
        if (plan.signum() != 0) {
            BigDecimal rate = disbursed.multiply(HUNDRED).divide(plan, MathContext.DECIMAL128);
            rows.add(ledgerRow("budget.disbursement-rate", day, rate.setScale(2, RoundingMode.HALF_UP)));
        }
        return rows;
    }

    private Row ledgerRow(String indicator, LocalDate day, BigDecimal inLedger) throws IOException {
        URI link = Figure.address(addresses.reporting(), indicator, folder.province(), day, "");
        Figure figure = figure(link);
        return new Row(
                indicator + " = sổ cái/ledger",
                VietnameseNumbers.text(day),
                VietnameseNumbers.text(inLedger),
                VietnameseNumbers.text(figure.value()),
                Agreement.agrees(inLedger, figure.value()),
                link.toString());
    }

    private SortedSet<LocalDate> daysOfReforms() throws IOException {
        SortedSet<LocalDate> days = new TreeSet<>();
        for (Map<String, String> row : folder.rows("reforms.csv")) {
            days.add(LocalDate.parse(row.get("effectiveDate")));
        }
        return days;
    }

    /** Communes at the three levels: one rule about reforms, two services. */
    private Row compareWithRecognitions(LocalDate day) throws IOException {
        URI address =
                URI.create(addresses.criteria() + "/v1/recognitions/counts?within=" + folder.province() + "&on=" + day);
        List<JsonNode> counts = api.list(address, READER);
        StringJoiner counted = new StringJoiner(" · ");
        StringJoiner computed = new StringJoiner(" · ");
        for (String level : List.of("standard", "advanced", "model")) {
            counts.stream()
                    .filter(count -> count.path("unitKind").asText().equals("COMMUNE")
                            && count.path("mode").asText().equals("AT_LEAST")
                            && count.path("level").asText().equalsIgnoreCase(level))
                    .forEach(count -> counted.add(held(count, "recognised")));
            URI figure =
                    Figure.address(addresses.reporting(), "ntm.communes." + level, folder.province(), day, "at-least");
            computed.add(held(api.get(figure, READER), "value"));
        }
        return new Row(
                "ntm.communes.* = công nhận/recognitions",
                VietnameseNumbers.text(day),
                counted.toString(),
                computed.toString(),
                counted.toString().equals(computed.toString()),
                address.toString());
    }

    /** How many hold the level, and how many of them by what was carried over. */
    private static String held(JsonNode count, String number) {
        return count.path(number).asText("–") + " (" + count.path("carriedOver").asText("–") + ")";
    }

    /** A figure that cannot be had is unknown and so does not agree; the rest of the table is still of use. */
    private Figure figure(URI link) throws IOException {
        try {
            return Figure.of(api.get(link, READER));
        } catch (RefusedException e) {
            return Figure.UNKNOWN;
        }
    }
}
