package vn.ntm.criteria.assessment;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventAppender;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.register.State;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.table.ImportReport;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/**
 * Reads assessments from a file, all or nothing: one value to a row, or one form to a row. The second layout streams: it is
 * judged and written in chunks of one transaction, so a nation's file takes no more memory than a district's.
 */
@Singleton
class AssessmentImport {

    private static final int CHUNK = 64;
    private static final int MAXIMUM_FAULTS = 1_000;

    private final Assessments assessments;
    private final AssessmentStore store;
    private final EventAppender appender;
    private final TableReader tables;

    AssessmentImport(Assessments assessments, AssessmentStore store, EventAppender appender, TableReader tables) {
        this.assessments = assessments;
        this.store = store;
        this.appender = appender;
        this.tables = tables;
    }

    ImportReport run(Tx tx, Actor maker, State state, Upload upload, boolean dryRun) {
        try (TableRows rows = TableRows.open(upload.path(), upload.mediaType())) {
            List<String> header = rows.hasNext()
                    ? Arrays.stream(rows.next())
                            .map(AssessmentImport::columnName)
                            .toList()
                    : List.of();
            if (header.isEmpty() || header.contains("subCriterion") || !header.contains("unit")) {
                return oneValueToARow(tx, maker, state, upload, dryRun);
            }
            List<Fault> faults = new ArrayList<>();
            WideTable table = WideTable.of(header, faults);
            ProblemException.throwIfAny(faults);
            try (OneBehind writer = new OneBehind()) {
                return new Run(tx, maker, state, faults, dryRun, writer).all(rows, table);
            }
        }
    }

    private ImportReport oneValueToARow(Tx tx, Actor maker, State state, Upload upload, boolean dryRun) {
        TableReader.Reading<ValueRow> reading = tables.readWhatCanBe(bytes(upload), upload.mediaType(), ValueRow.class);
        List<Fault> faults = new ArrayList<>();
        List<Form> forms = ValueRow.forms(reading.rows(), faults);
        if (reading.faults().isEmpty()) {
            return assessments.enterAll(tx, maker, state, forms, faults, dryRun);
        }
        // One try names all that is wrong. A form may lack the rows that cannot be read, so it is looked at like a
        // draft.
        assessments.look(tx.handle(), forms, faults);
        List<Fault> all = new ArrayList<>(reading.faults());
        faults.forEach(fault -> all.add(reading.inTable(fault)));
        throw new ProblemException(ProblemType.INVALID_CONTENT, all);
    }

    private static byte[] bytes(Upload upload) {
        try {
            return Files.readAllBytes(upload.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String columnName(@Nullable String cell) {
        return cell == null ? "" : cell.replace("\uFEFF", "").strip();
    }

    /** One file on its way into the database. */
    private final class Run {

        private final Tx tx;
        private final Actor maker;
        private final State state;
        private final List<Fault> faults;
        private final List<Fault> conflicts = new ArrayList<>();
        private final boolean dryRun;
        private final OneBehind writer;
        private final Assessments.Session session;
        private List<Form> forms = new ArrayList<>(CHUNK);
        private List<EventDraft> waiting = new ArrayList<>();
        private int rows;
        private int created;
        private int updated;

        Run(Tx tx, Actor maker, State state, List<Fault> faults, boolean dryRun, OneBehind writer) {
            this.tx = tx;
            this.maker = maker;
            this.state = state;
            this.faults = faults;
            this.dryRun = dryRun;
            this.writer = writer;
            this.session = assessments.session(tx.handle(), faults);
        }

        ImportReport all(TableRows lines, @Nullable WideTable table) {
            int row = 1;
            while (table != null && lines.hasNext() && faults.size() < MAXIMUM_FAULTS) {
                row++;
                Form form = table.form(lines.next(), row, faults);
                if (form != null) {
                    forms.add(form);
                }
                if (forms.size() == CHUNK) {
                    judge();
                }
            }
            judge();
            writer.settle();
            if (row == 1) {
                faults.add(Fault.at("/rows", "no-rows"));
            }
            ProblemException.throwIfAny(faults);
            Assessments.throwIfConflicting(conflicts);
            // The last chunk's events go the common way, which wakes the relay after the commit.
            waiting.forEach(tx::append);
            return new ImportReport(dryRun, rows, created, updated, rows - created - updated);
        }

        private void judge() {
            List<Form> chunk = forms;
            forms = new ArrayList<>(CHUNK);
            if (session.readsWhileJudging(chunk)) {
                // The connection is the writer's as long as it writes.
                writer.settle();
            }
            List<Assessment> judged = new ArrayList<>(chunk.size());
            List<String> at = new ArrayList<>(chunk.size());
            for (Form form : chunk) {
                Assessment result = session.judgeOrNull(form, state);
                if (result != null) {
                    judged.add(result);
                    at.add(form.at());
                }
            }
            // After the first fault nothing will stay, so the rest is only looked through for more faults.
            if (faults.isEmpty() && !judged.isEmpty()) {
                List<AssessmentStore.Row> prepared = store.prepare(tx, judged, at);
                writer.start(() -> write(chunk, prepared));
            }
        }

        private void write(List<Form> chunk, List<AssessmentStore.Row> prepared) {
            AssessmentStore.Written written = store.write(tx.handle(), maker, state, prepared, conflicts);
            for (Form form : chunk) {
                int size = form.values().size();
                rows += size;
                created += written.created().contains(form.key()) ? size : 0;
                updated += written.updated().contains(form.key()) ? size : 0;
            }
            if (!waiting.isEmpty()) {
                appender.append(tx.handle(), waiting, maker, tx.recordedAt());
            }
            waiting = written.events();
        }
    }
}
