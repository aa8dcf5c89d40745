package vn.ntm.reporting.indicator;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.Tabular;

/**
 * From a figure to what it was made of.
 *
 * @param formula SUM of what each fact counts, SHARE of that over what it counts below the line, QUOTIENT of two figures
 * @param factor by which a share or quotient is multiplied: 100 for percent
 * @param recomputed the value from the list alone
 * @param agrees whether that is the value
 * @param parts the dividend and the divisor of a quotient, each with its own lineage
 * @param notCounted units that the figure is about and that counted nothing
 */
@Schema(name = "Lineage")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LineageView(
        String indicator,
        String unit,
        LocalDate validOn,
        Instant asOf,
        @Nullable String mode,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable BigDecimal value,
        Lineage.Formula formula,
        BigDecimal factor,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable BigDecimal recomputed,
        boolean agrees,
        ValueView.@Nullable ReasonView reason,
        List<FactView> facts,
        List<PartView> parts,
        @Nullable List<UnitView> notCounted)
        implements Tabular {

    @Override
    public Page<?> table() {
        Map<String, List<?>> lists = new LinkedHashMap<>();
        lists.put("facts", facts);
        lists.put("parts", parts);
        lists.put("notCounted", notCounted == null ? List.of() : notCounted);
        return Tabular.lists(lists);
    }

    /**
     * A fact with the way to its event and its record at the owning service.
     *
     * @param counts what it adds above the line
     * @param of what it adds below the line
     * @param carriedOver where the unit holds what another was recognised for: that unit, and how it came here
     * @param record path of the record at its owner
     * @param eventPath path at the owner of the feed that starts with the event
     * @param evidence the files that it rests on, where the owner named any
     */
    @Schema(name = "LineageFact")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FactView(
            String kind,
            @Nullable String unit,
            @Nullable String unitName,
            @Nullable String criteriaSet,
            @Nullable String level,
            @Nullable Integer star,
            @Nullable String item,
            @Nullable BigDecimal counts,
            @Nullable BigDecimal of,
            @Nullable LocalDate validFrom,
            @Nullable CarriedView carriedOver,
            @Schema(type = SchemaType.OBJECT) @JsonRawValue String attributes,
            String service,
            String record,
            UUID event,
            long position,
            String eventPath,
            Instant recordedAt,
            @Nullable List<EvidenceView> evidence) {}

    /**
     * A unit of before the reforms, under the code and name that it had when it was recognised.
     *
     * @param reforms by which all of it went into the unit that holds its level now, the latest first
     */
    @Schema(name = "CarriedOver")
    public record CarriedView(String unit, String unitName, List<ReformView> reforms) {}

    /** A resolution and the day of its effect. */
    @Schema(name = "CarryingReform")
    public record ReformView(String number, LocalDate effectiveDate) {}

    /** A file by the digest of its bytes, and its path at the owner. */
    @Schema(name = "LineageEvidence")
    public record EvidenceView(String sha256, String href) {

        /** The files that a fact's attributes name. */
        public static List<EvidenceView> of(String attributes) {
            List<EvidenceView> files = new ArrayList<>();
            JsonText.read(attributes)
                    .path("evidence")
                    .forEach(file -> files.add(new EvidenceView(file.asText(), "/v1/evidence/" + file.asText())));
            return files;
        }
    }

    /** Path at the owner of the feed that starts with the event of this position. */
    public static String eventPath(long position) {
        return "/v1/events?after=" + (position - 1) + "&limit=1";
    }

    /** A figure that this one is made of. */
    @Schema(name = "LineagePart")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PartView(
            String indicator, LocalDate validOn, @Nullable BigDecimal value, String href) {}

    /** A unit that counted nothing. */
    @Schema(name = "NotCounted")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record UnitView(String unit, @Nullable String nameVi) {}

    static LineageView of(Definition definition, Question question, Reading reading, UnitNames names) {
        Figure figure = reading.figure(definition.code(), question);
        Lineage lineage = reading.lineage(definition.code(), question);
        BigDecimal value = figure.value();
        BigDecimal recomputed = value == null
                ? null
                : lineage.recompute(part ->
                        reading.figure(part.indicator(), part.question()).value());
        Reason reason = figure.reason();
        return new LineageView(
                definition.code(),
                question.unit(),
                question.validOn(),
                question.asOf(),
                definition.computation().hasModes() ? question.mode().code() : null,
                value,
                lineage.formula(),
                lineage.factor(),
                recomputed,
                value == null || (recomputed != null && value.compareTo(recomputed) == 0),
                reason == null ? null : reason.view(),
                lineage.facts().stream().map(fact -> view(fact, names)).toList(),
                lineage.parts().stream().map(part -> part(part, reading)).toList(),
                notCounted(lineage, names));
    }

    private static FactView view(Contribution fact, UnitNames names) {
        return new FactView(
                fact.kind(),
                fact.unit(),
                names.find(fact.unit()),
                fact.criteriaSet(),
                fact.level(),
                fact.star(),
                fact.item(),
                fact.counts(),
                fact.of(),
                fact.validFrom(),
                carried(fact),
                fact.attributes(),
                fact.service(),
                "/v1/" + fact.subject(),
                fact.event(),
                fact.position(),
                eventPath(fact.position()),
                fact.recordedAt(),
                evidence(fact));
    }

    private static @Nullable CarriedView carried(Contribution fact) {
        Contribution.Carried carried = fact.carried();
        if (carried == null) {
            return null;
        }
        List<ReformView> reforms = new ArrayList<>();
        JsonText.read(carried.reforms())
                .forEach(reform -> reforms.add(new ReformView(
                        reform.path("number").asText(),
                        LocalDate.parse(reform.path("effectiveDate").asText()))));
        return new CarriedView(carried.unit(), carried.nameVi(), reforms);
    }

    private static @Nullable List<EvidenceView> evidence(Contribution fact) {
        List<EvidenceView> files = EvidenceView.of(fact.attributes());
        return files.isEmpty() ? null : files;
    }

    private static PartView part(Lineage.Part part, Reading reading) {
        Question question = part.question();
        return new PartView(
                part.indicator(),
                question.validOn(),
                reading.figure(part.indicator(), question).value(),
                "/v1/indicators/" + part.indicator() + "/lineage?unit=" + question.unit() + "&validOn="
                        + question.validOn() + "&asOf=" + question.asOf());
    }

    private static @Nullable List<UnitView> notCounted(Lineage lineage, UnitNames names) {
        List<String> asked = lineage.asked();
        if (asked == null) {
            return null;
        }
        Set<String> counted = new HashSet<>();
        for (Contribution fact : lineage.facts()) {
            BigDecimal counts = fact.counts();
            if (fact.unit() != null && counts != null && (counts.signum() != 0 || fact.of() != null)) {
                counted.add(fact.unit());
            }
        }
        List<UnitView> rest = new ArrayList<>();
        asked.stream()
                .filter(unit -> !counted.contains(unit))
                .forEach(unit -> rest.add(new UnitView(unit, names.find(unit))));
        return rest;
    }
}
