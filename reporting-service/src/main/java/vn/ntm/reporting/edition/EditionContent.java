package vn.ntm.reporting.edition;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Everything an edition says, once: HTML, PDF, XLSX and JSON are written from it and so have the same numbers.
 *
 * @param months the report is about the first so many months of the year
 * @param asOf the knowledge it was made with
 * @param positions by owner, the newest event in it
 * @param mode how a commune with several levels is counted
 * @param catalogue digest of the indicators' definitions
 */
record EditionContent(
        String unit,
        String unitName,
        int year,
        int months,
        LocalDate validOn,
        Instant asOf,
        Map<String, Long> positions,
        String mode,
        String catalogue,
        List<Section> sections) {

    /** A part of the report with its heading. */
    record Section(String key, String vi, String en, List<String> paragraphs, List<Table> tables) {}

    /**
     * @param number of the table within the report, from 1
     * @param rows cells in the order of the columns; null where nothing was reported
     */
    record Table(int number, String key, String vi, String en, List<Column> columns, List<List<JsonNode>> rows) {}

    /** A column and how its cells are written. */
    record Column(String key, String vi, String en, Kind kind) {}

    /** Numbers are rounded as they are printed, so that no form shows more than another. */
    enum Kind {
        TEXT,
        NUMBER,
        VND,
        DATE
    }

    /** Eight months of 2021 are read as {@code 8T-2021}. */
    String period() {
        return months + "T-" + year;
    }

    String subject() {
        String period = months == 12 ? "năm\u00a0" + year : months + "\u00a0tháng năm\u00a0" + year;
        return "Kết quả thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới " + period
                + (months == 12 ? "" : "; nhiệm vụ " + (12 - months) + "\u00a0tháng cuối năm");
    }

    List<Table> tables() {
        return sections.stream().flatMap(section -> section.tables().stream()).toList();
    }
}
