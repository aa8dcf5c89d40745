package vn.ntm.reporting.indicator;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One fact that went into a figure, with the event that said it.
 *
 * @param counts what it adds above the line; null where it adds nothing there
 * @param of what it adds below the line of a share or average; null where there is no line
 * @param carried the unit that was recognised and the reforms on the way to this one; null where it was this one itself
 * @param attributes what was said besides, as JSON
 * @param subject the record at its owner, such as {@code recognitions/0199…}
 */
record Contribution(
        String kind,
        @Nullable String unit,
        @Nullable String criteriaSet,
        @Nullable String level,
        @Nullable Integer star,
        @Nullable String item,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal counts,
        @Nullable BigDecimal of,
        @Nullable LocalDate validFrom,
        @Nullable Carried carried,
        String attributes,
        String subject,
        UUID event,
        String service,
        long position,
        Instant recordedAt) {

    /**
     * The unit whose recognition a unit made of it holds.
     *
     * @param reforms JSON array of the reforms on the way, the latest first
     */
    record Carried(String unit, String nameVi, String reforms) {}

    /** Columns that {@link #read} needs; {@code f} is the fact. */
    static final String COLUMNS = columnsOf("f.unit");

    /** The same, counted for a unit that may have had another code when the fact was said. */
    static String columnsOf(String unit) {
        return "f.kind, " + unit + " as unit, f.criteria_set, f.level, f.star, f.item, f.numerator, f.denominator,"
                + " nullif(f.valid_from, '-infinity'::date) as since, f.attributes, f.subject, f.event_id, f.source_service,"
                + " f.position, f.recorded_from";
    }

    /** Counts as one. */
    static Contribution one(ResultSet row) throws SQLException {
        return read(row).counting(BigDecimal.ONE, null);
    }

    /** Counts as one where it is the first of its unit. */
    static Contribution recognition(ResultSet row) throws SQLException {
        Carried from = row.getBoolean("carried")
                ? new Carried(row.getString("carried_from"), row.getString("carried_name"), row.getString("through"))
                : null;
        return read(row, from).counting(row.getInt("place") == 1 ? BigDecimal.ONE : BigDecimal.ZERO, null);
    }

    /** Adds its numerator, and its denominator below the line where it has one. */
    static Contribution amount(ResultSet row) throws SQLException {
        return read(row).counting(row.getBigDecimal("numerator"), row.getBigDecimal("denominator"));
    }

    Contribution counting(@Nullable BigDecimal above, @Nullable BigDecimal below) {
        return new Contribution(
                kind,
                unit,
                criteriaSet,
                level,
                star,
                item,
                numerator,
                above,
                below,
                validFrom,
                carried,
                attributes,
                subject,
                event,
                service,
                position,
                recordedAt);
    }

    /** Verdict of an assessment on the criterion of that code, or null. */
    @Nullable
    String verdictOn(String criterion) {
        return JsonText.at(attributes, "verdicts", criterion);
    }

    private static Contribution read(ResultSet row) throws SQLException {
        return read(row, null);
    }

    private static Contribution read(ResultSet row, @Nullable Carried carried) throws SQLException {
        return new Contribution(
                row.getString("kind"),
                row.getString("unit"),
                row.getString("criteria_set"),
                row.getString("level"),
                row.getObject("star", Integer.class),
                row.getString("item"),
                row.getBigDecimal("numerator"),
                null,
                null,
                row.getObject("since", LocalDate.class),
                carried,
                row.getString("attributes"),
                row.getString("subject"),
                row.getObject("event_id", UUID.class),
                row.getString("source_service"),
                row.getLong("position"),
                row.getObject("recorded_from", OffsetDateTime.class).toInstant());
    }
}
