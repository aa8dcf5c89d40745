package vn.ntm.reporting.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vn.ntm.reporting.fact.Fact;
import vn.ntm.reporting.fact.FactKind;

/** What the OCOP service's events say: who takes part, which stars are in force, what is sold, had and wanted. */
final class OcopFacts {

    private static final String PREFIX = "vn.ntm.ocop.";

    static final Map<String, Function<EventData, List<Fact>>> BY_TYPE = Map.ofEntries(
            entry("product-registered.v1", OcopFacts::product),
            entry("certificate-submitted.v1", data -> List.of()),
            entry("certificate-issued.v1", OcopFacts::certificate),
            entry("certificate-replaced.v1", OcopFacts::certificate),
            entry("producer-registered.v1", OcopFacts::producer),
            entry("certificate-extended.v1", OcopFacts::certificate),
            entry("certificate-revoked.v1", OcopFacts::certificate),
            entry("channel-opened.v1", OcopFacts::channel),
            entry("sales-reported.v1", OcopFacts::sale),
            entry("supply-declared.v1", OcopFacts::supply),
            entry("demand-offered.v1", OcopFacts::demand));

    private OcopFacts() {}

    private static Map.Entry<String, Function<EventData, List<Fact>>> entry(
            String type, Function<EventData, List<Fact>> reading) {
        return Map.entry(PREFIX + type, reading);
    }

    private static List<Fact> product(EventData data) {
        return List.of(Fact.of(FactKind.PRODUCT)
                .unit(data.text("unit"))
                .item(data.text("id"))
                .attribute("code", data.text("code"))
                .attribute("name", data.text("name"))
                .attribute("group", data.findText("productGroup"))
                .attribute("producer", data.findText("producer"))
                .attribute("basis", data.findText("basis"))
                .attribute("source", data.findText("source"))
                .valid(data.date("joinedOn"), data.findDate("leftOn")));
    }

    private static List<Fact> producer(EventData data) {
        return List.of(Fact.of(FactKind.PRODUCER)
                .unit(data.text("unit"))
                .item(data.text("code"))
                .attribute("name", data.text("name"))
                .attribute("basis", data.findText("basis"))
                .attribute("source", data.findText("source"))
                .valid(null, null));
    }

    /** In force until its term, its replacement or its revocation ends it; one that ended on its first day never was. */
    private static List<Fact> certificate(EventData data) {
        LocalDate issued = data.date("issuedOn");
        LocalDate until = data.date("validUntil");
        LocalDate revoked = data.findDate("revokedOn");
        LocalDate end = revoked != null && revoked.isBefore(until) ? revoked : until;
        if (!issued.isBefore(end)) {
            return List.of();
        }
        return List.of(Fact.of(FactKind.CERTIFICATE)
                .unit(data.text("unit"))
                .item(data.text("product"))
                .star(data.whole("star"))
                .attribute("product", data.text("product"))
                .attribute("decisionNumber", data.findText("decisionNumber"))
                .attribute("basis", data.findText("basis"))
                .attribute("source", data.findText("source"))
                .valid(issued, end));
    }

    private static List<Fact> channel(EventData data) {
        LocalDate opened = data.date("openedOn");
        LocalDate closed = data.findDate("closedOn");
        return closed != null && !closed.isAfter(opened)
                ? List.of()
                : List.of(Fact.of(FactKind.CHANNEL)
                        .item(data.text("code"))
                        .level(data.text("kind"))
                        .attribute("nameVi", data.text("nameVi"))
                        .attribute("nameEn", data.findText("nameEn"))
                        .valid(opened, closed));
    }

    /** Turnover of a period is known from its last day on; its unit is that of the product. */
    private static List<Fact> sale(EventData data) {
        return List.of(Fact.of(FactKind.SALE)
                .item(data.text("product"))
                .quantity(data.text("channel"))
                .numerator(data.number("amountVnd"))
                .attribute("periodFrom", data.text("periodFrom"))
                .attribute("estimated", data.flag("estimated"))
                .attribute("source", data.findText("source"))
                .valid(data.date("periodTo"), null));
    }

    /** The item names the line that is declared again and again; the latest snapshot of it counts. */
    private static List<Fact> supply(EventData data) {
        String product = data.findText("product");
        return List.of(Fact.of(FactKind.SUPPLY)
                .unit(data.text("unit"))
                .level(data.text("kind"))
                .quantity(data.text("commodity"))
                .measure(data.text("measure"))
                .item(String.join(
                        " ",
                        data.text("kind"),
                        data.text("commodity"),
                        product == null ? "" : product,
                        data.text("availableFrom")))
                .numerator(data.number("quantity"))
                .attribute("asOf", data.text("asOf"))
                .attribute("reason", data.findText("reason"))
                .attribute("estimated", data.flag("estimated"))
                .attribute("source", data.findText("source"))
                .valid(data.date("availableFrom"), data.date("availableTo").plusDays(1)));
    }

    private static List<Fact> demand(EventData data) {
        Fact.Builder fact = Fact.of(FactKind.DEMAND)
                .quantity(data.text("commodity"))
                .measure(data.text("measure"))
                .item(data.text("code"))
                .numerator(data.number("quantity"))
                .attribute("buyer", data.text("buyer"))
                .attribute("estimated", data.flag("estimated"))
                .attribute("source", data.findText("source"));
        String unit = data.findText("unit");
        return List.of((unit == null ? fact : fact.unit(unit))
                .valid(data.date("wantedFrom"), data.date("wantedTo").plusDays(1)));
    }
}
