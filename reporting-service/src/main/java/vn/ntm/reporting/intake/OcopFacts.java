package vn.ntm.reporting.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vn.ntm.reporting.fact.Fact;
import vn.ntm.reporting.fact.FactKind;

/** What the OCOP service's events say: who takes part, and which stars are in force. */
final class OcopFacts {

    private static final String PREFIX = "vn.ntm.ocop.";

    static final Map<String, Function<EventData, List<Fact>>> BY_TYPE = Map.of(
            PREFIX + "product-registered.v1", OcopFacts::product,
            PREFIX + "certificate-submitted.v1", data -> List.of(),
            PREFIX + "certificate-issued.v1", OcopFacts::certificate,
            PREFIX + "certificate-replaced.v1", OcopFacts::certificate,
            PREFIX + "certificate-extended.v1", OcopFacts::certificate,
            PREFIX + "certificate-revoked.v1", OcopFacts::certificate);

    private OcopFacts() {}

    private static List<Fact> product(EventData data) {
        return List.of(Fact.of(FactKind.PRODUCT)
                .unit(data.text("unit"))
                .item(data.text("id"))
                .attribute("code", data.text("code"))
                .attribute("name", data.text("name"))
                .attribute("group", data.findText("productGroup"))
                .attribute("producerName", data.findText("producerName"))
                .attribute("basis", data.findText("basis"))
                .attribute("source", data.findText("source"))
                .valid(data.date("joinedOn"), data.findDate("leftOn")));
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
}
