package vn.ntm.deploy.bench.reporting;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import vn.ntm.deploy.bench.Target;

/**
 * A made-up nation of 10 000 communes in the form in which owners send their events: ten years of half-yearly assessments,
 * recognitions, 20 000 products with certificates, and each district's money.
 */
final class NationEvents implements AutoCloseable {

    static final String NATION = "Z0";
    private static final int DISTRICTS = 500;
    private static final int COMMUNES = 10_000;
    private static final int PRODUCTS = 20_000;
    private static final int FIRST_YEAR = 2012;
    private static final int YEARS = 10;
    private static final String SOURCE = "https://ntm.example.vn/nation-service";
    private static final String RECORDED = "2021-12-01T00:00:00Z";

    private final KafkaProducer<String, byte[]> producer;
    private final Random random = new Random(1);
    private long position;

    NationEvents(Target target) {
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        "127.0.0.1:" + target.port("kafka"),
                        "linger.ms",
                        20,
                        "batch.size",
                        262_144),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Sends everything; how many events that was. */
    long publish() throws IOException {
        unit(NATION, "PROVINCE", "");
        for (int i = 0; i < DISTRICTS; i++) {
            unit(district(i), "RURAL_DISTRICT", NATION);
            money(district(i));
        }
        criteriaSet();
        for (int i = 0; i < COMMUNES; i++) {
            unit(commune(i), "COMMUNE", district(i % DISTRICTS));
        }
        for (int half = 0; half < 2 * YEARS; half++) {
            LocalDate on = half % 2 == 0
                    ? LocalDate.of(FIRST_YEAR + half / 2, 6, 30)
                    : LocalDate.of(FIRST_YEAR + half / 2, 12, 31);
            for (int i = 0; i < COMMUNES; i++) {
                assessment(i, on);
            }
        }
        for (int i = 0; i < COMMUNES; i += 2) {
            recognition(i);
        }
        for (int i = 0; i < PRODUCTS; i++) {
            product(i);
        }
        producer.flush();
        return position;
    }

    private static String district(int number) {
        return String.format("Z%03d", number + 1);
    }

    private static String commune(int number) {
        return String.format("Z%05d", number + 10_000);
    }

    private void unit(String code, String kind, String parent) {
        send(
                "ntm.units",
                "criteria.unit-changed",
                "units/" + code,
                code,
                "{\"code\":\"" + code + "\",\"version\":1,\"periods\":[{\"code\":\"" + code + "\",\"nameVi\":\"Đơn vị "
                        + code
                        + "\",\"nameAscii\":\"Don vi " + code + "\",\"kind\":\"" + kind + "\""
                        + (parent.isEmpty() ? "" : ",\"parentCode\":\"" + parent + "\"")
                        + ",\"basis\":\"RECONSTRUCTION\",\"source\":\"benchmark\"}]}");
    }

    private void criteriaSet() {
        StringBuilder criteria = new StringBuilder();
        for (int i = 1; i <= 19; i++) {
            criteria.append(i == 1 ? "" : ",")
                    .append("{\"code\":\"" + i + "\",\"nameVi\":\"Tiêu chí " + i + "\",\"nameEn\":\"Criterion " + i
                            + "\"}");
        }
        send(
                "ntm.criteria",
                "criteria.criteria-set-published",
                "criteria-sets/Z",
                "Z",
                "{\"id\":\"Z\",\"level\":\"STANDARD\",\"unitKind\":\"COMMUNE\",\"nameVi\":\"Bộ Z\",\"nameEn\":\"Set Z\",\"complete\":true,"
                        + "\"criteria\":[" + criteria + "],\"criteriaTotal\":19,\"subCriteriaTotal\":49}");
    }

    /** One more commune is assessed. */
    void assess(int commune, LocalDate on) {
        assessment(commune, on);
        producer.flush();
    }

    private void assessment(int commune, LocalDate on) {
        int met = 10 + random.nextInt(10);
        StringBuilder verdicts = new StringBuilder();
        for (int i = 1; i <= 19; i++) {
            verdicts.append(i == 1 ? "" : ",")
                    .append("{\"code\":\"")
                    .append(i)
                    .append("\",\"verdict\":\"")
                    .append(i <= met ? "MET" : "NOT_MET")
                    .append("\"}");
        }
        String code = commune(commune);
        send(
                "ntm.criteria",
                "criteria.assessment-approved",
                "assessments/" + code + "-" + on,
                code,
                "{\"state\":\"APPROVED\",\"unit\":\"" + code
                        + "\",\"criteriaSet\":\"Z\",\"level\":\"STANDARD\",\"assessedOn\":\"" + on
                        + "\",\"criteriaMet\":" + met + ",\"criteriaTotal\":19,\"subCriteriaMet\":" + (met + 25)
                        + ",\"subCriteriaTotal\":49,\"criteria\":[" + verdicts
                        + "],\"subCriteria\":[{\"code\":\"10\",\"verdict\":\"MET\",\"quantity\":\"income-per-head\",\"numerator\":\""
                        + (80_000 + random.nextInt(20_000)) + "\",\"denominator\":\"2000\"}]}");
    }

    private void recognition(int commune) {
        String code = commune(commune);
        send(
                "ntm.criteria",
                "criteria.recognition-decided",
                "recognitions/" + code,
                code,
                "{\"state\":\"APPROVED\",\"unit\":\"" + code
                        + "\",\"unitKind\":\"COMMUNE\",\"level\":\"STANDARD\",\"achievementYear\":2018,"
                        + "\"decisionDate\":\"2018-12-31\",\"decisionDatePrecision\":\"DAY\"}");
    }

    private void product(int number) {
        String code = commune(random.nextInt(COMMUNES));
        send(
                "ntm.ocop",
                "ocop.product-registered",
                "products/Z" + number,
                code,
                "{\"id\":\"Z" + number + "\",\"code\":\"Z-" + number + "\",\"name\":\"Sản phẩm " + number
                        + "\",\"unit\":\"" + code + "\",\"productGroup\":\"" + (1 + number % 26)
                        + "\",\"joinedOn\":\"2019-01-15\"}");
        send(
                "ntm.ocop",
                "ocop.certificate-issued",
                "certificates/Z" + number,
                code,
                "{\"state\":\"APPROVED\",\"product\":\"Z-" + number + "\",\"unit\":\"" + code + "\",\"star\":"
                        + (3 + number % 3) + ",\"issuedOn\":\"2020-01-15\",\"validUntil\":\"2023-01-15\"}");
    }

    private void money(String unit) {
        String common =
                "\"fundSource\":\"PROVINCE\",\"capitalKind\":\"INVESTMENT\",\"budgetYear\":2021,\"basis\":\"RECONSTRUCTION\"";
        send(
                "ntm.budget",
                "budget.appropriation-decided",
                "appropriations/" + unit,
                unit,
                "{\"unit\":\"" + unit
                        + "\",\"number\":\"Z\",\"decidedOn\":\"2020-12-09\",\"amount\":{\"amount\":2000000000,\"currency\":\"VND\"},"
                        + common + "}");
        for (int month = 1; month <= 8; month++) {
            send(
                    "ntm.budget",
                    "budget.payment-request-booked",
                    "payment-requests/" + unit + "-" + month,
                    unit,
                    "{\"unit\":\"" + unit + "\",\"project\":\"DA\",\"documentNumber\":\"" + month
                            + "\",\"gross\":{\"amount\":100000000," + "\"currency\":\"VND\"},\"bookedOn\":\"2021-0"
                            + month + "-15\"," + common + "}");
        }
    }

    private void send(String topic, String type, String subject, String key, String data) {
        position++;
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, data.getBytes(StandardCharsets.UTF_8));
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", new UUID(position, 0x8000_0000_0000_0000L | random.nextInt()).toString());
        header(record, "ce_source", SOURCE);
        header(record, "ce_type", "vn.ntm." + type + ".v1");
        header(record, "ce_subject", subject);
        header(record, "ce_time", "2021-01-01T00:00:00+07:00");
        header(record, "content-type", "application/json");
        header(record, "ce_partitionkey", key);
        header(record, "ce_sequence", "0000000000000000001");
        header(record, "ce_recordedtime", RECORDED);
        header(record, "ce_position", Long.toString(position));
        producer.send(record);
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
