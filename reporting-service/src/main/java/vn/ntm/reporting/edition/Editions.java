package vn.ntm.reporting.edition;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.web.Cursors;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;
import vn.ntm.reporting.board.Asked;
import vn.ntm.reporting.fact.Scope;
import vn.ntm.reporting.indicator.Knowledge;

/** Drafts, publishes, withdraws and checks editions. */
@Singleton
class Editions {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{2,5}/BC-[A-ZĐ]{2,20}(-[A-ZĐ]{2,20})*");
    private static final int LONGEST = 2_000;

    private final Database database;
    private final EditionStore store;
    private final ReportWriter writer;
    private final Renderings renderings;
    private final Cursors cursors;
    private final Clock clock;

    Editions(
            Database database,
            EditionStore store,
            ReportWriter writer,
            Renderings renderings,
            Cursors cursors,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.writer = writer;
        this.renderings = renderings;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** Whether what was published can be made again from the facts, number by number and byte by byte. */
    public record CheckView(UUID id, boolean numbersAgree, boolean bytesAgree, List<String> differing) {}

    EditionView draft(Tx tx, Actor maker, Caller caller, EditionRequests.Draft draft) {
        ProblemException.throwIfAny(faults(draft));
        LocalDate on = YearMonth.of(draft.year(), draft.months()).atEndOfMonth();
        Instant newest = Knowledge.of(tx.handle()).newest();
        Instant asOf = draft.asOf() == null ? newest : draft.asOf().toInstant();
        if (asOf.isAfter(newest)) {
            throw ProblemException.of(
                    ProblemType.INVALID_CONTENT,
                    "/asOf",
                    "after-all-knowledge",
                    Map.of("given", asOf, "newest", newest));
        }
        Scope.require(tx.handle(), caller, draft.unit(), on, asOf);
        EditionContent content = content(tx.handle(), draft.unit(), on, asOf, draft.months(), proposals(draft));
        UUID id = tx.newId();
        store.insert(
                tx.handle(),
                id,
                content,
                new String(renderings.write(content), StandardCharsets.UTF_8),
                draft,
                new String(renderings.write(proposals(draft)), StandardCharsets.UTF_8),
                maker.id(),
                tx.recordedAt());
        return view(tx.handle(), found(tx.handle(), id, false));
    }

    private static List<String> proposals(EditionRequests.Draft draft) {
        List<String> given = draft.proposals();
        return given == null ? List.of() : given;
    }

    private List<Fault> faults(EditionRequests.Draft draft) {
        List<Fault> faults = new ArrayList<>();
        if (draft.months() < 1 || draft.months() > 12) {
            faults.add(Fault.at("/months", "not-a-month", Map.of("given", draft.months())));
        }
        int thisYear = BusinessTime.today(clock).getYear();
        if (draft.year() < 2010 || draft.year() > thisYear) {
            faults.add(Fault.at("/year", "year-out-of-range", Map.of("given", draft.year(), "last", thisYear)));
        }
        for (int i = 0; i < proposals(draft).size(); i++) {
            int length = proposals(draft).get(i).length();
            if (length == 0 || length > LONGEST) {
                faults.add(Fault.at("/proposals/" + i, "text-length", Map.of("longest", LONGEST)));
            }
        }
        return faults;
    }

    EditionView publish(
            Tx tx, Actor approver, Caller caller, EditionStore.Row row, EditionRequests.Publication publication) {
        EditionContent content = renderings.read(row.content());
        requireScope(tx, caller, content);
        if (row.state() != EditionView.State.DRAFT) {
            throw ProblemException.of(ProblemType.CONFLICT, "", "edition-not-a-draft", Map.of("state", row.state()));
        }
        if (row.makerId().equals(approver.id())) {
            throw ProblemException.of(ProblemType.MAKER_IS_CHECKER);
        }
        List<Fault> faults = new ArrayList<>();
        if (!NUMBER.matcher(publication.number()).matches()) {
            faults.add(Fault.at("/number", "not-a-report-number", Map.of("given", publication.number())));
        }
        if (publication.issuedOn().isAfter(BusinessTime.today(clock))
                || publication.issuedOn().isBefore(content.validOn())) {
            faults.add(Fault.at(
                    "/issuedOn",
                    "issued-out-of-range",
                    Map.of("given", publication.issuedOn(), "first", content.validOn())));
        }
        Map.of("/place", publication.place(), "/office", publication.office(), "/signatory", publication.signatory())
                .forEach((pointer, text) -> {
                    if (text.isBlank() || text.length() > 200) {
                        faults.add(Fault.at(pointer, "text-length", Map.of("longest", 200)));
                    }
                });
        ProblemException.throwIfAny(faults);
        if (store.numberIsTaken(tx.handle(), publication.number())) {
            throw ProblemException.of(
                    ProblemType.CONFLICT, "/number", "report-number-taken", Map.of("given", publication.number()));
        }
        store.publish(
                tx.handle(),
                row.id(),
                new String(renderings.write(publication), StandardCharsets.UTF_8),
                publication.number(),
                approver.id(),
                tx.recordedAt(),
                renderings.published(row.id(), content, row.recipient(), publication, tx.recordedAt()));
        return view(tx.handle(), found(tx.handle(), row.id(), false));
    }

    EditionView withdraw(
            Tx tx, Actor actor, Caller caller, EditionStore.Row row, EditionRequests.Withdrawal withdrawal) {
        requireScope(tx, caller, renderings.read(row.content()));
        if (row.state() != EditionView.State.PUBLISHED) {
            throw ProblemException.of(ProblemType.CONFLICT, "", "edition-not-published", Map.of("state", row.state()));
        }
        if (withdrawal.reason().isBlank() || withdrawal.reason().length() > LONGEST) {
            ProblemException.throwIfAny(List.of(Fault.at("/reason", "text-length", Map.of("longest", LONGEST))));
        }
        store.withdraw(tx.handle(), row.id(), withdrawal, actor.id(), tx.recordedAt());
        return view(tx.handle(), found(tx.handle(), row.id(), false));
    }

    EditionStore.Row found(Handle handle, UUID id, boolean lock) {
        return store.find(handle, id, lock).orElseThrow(() -> ProblemException.notFound("edition", id.toString()));
    }

    EditionView one(UUID id) {
        return database.readConsistently(handle -> view(handle, found(handle, id, false)));
    }

    Page<EditionView> list(
            @Nullable String unit,
            EditionView.@Nullable State state,
            @Nullable Integer asked,
            @Nullable String cursor) {
        int limit = Cursors.limit(asked);
        Object[] filters = {Optional.ofNullable(unit), Optional.ofNullable(state)};
        String after = cursors.open(cursor, filters);
        return database.readConsistently(handle -> cursors.page(
                store.list(handle, unit, state, after, limit + 1).stream()
                        .map(row -> view(handle, row))
                        .toList(),
                limit,
                edition -> edition.id().toString(),
                filters));
    }

    /**
     * A file as it was published; of a draft as it would be; of a withdrawn edition the notice in its place, except where
     * the original is asked for or a machine checks it.
     */
    Renderings.File file(UUID id, String name, boolean original) {
        return database.readConsistently(handle -> {
            EditionStore.Row row = found(handle, id, false);
            EditionContent content = renderings.read(row.content());
            if (row.state() == EditionView.State.DRAFT) {
                if (!Renderings.FORMS.containsKey(name)) {
                    throw ProblemException.notFound("file", name);
                }
                return renderings.form(name, id, content, row.recipient(), null, row.draftedAt());
            }
            EditionView.NoticeView notice = row.notice();
            boolean forPeople = name.equals("report.html") || name.equals("report.pdf");
            if (notice != null && forPeople && !original) {
                String html = ReportHtml.notice(content, String.valueOf(row.number()), notice);
                return new Renderings.File(
                        name,
                        Renderings.FORMS.getOrDefault(name, ""),
                        name.equals("report.html")
                                ? html.getBytes(StandardCharsets.UTF_8)
                                : ReportPdf.of(html, notice.withdrawnAt(), id.getMostSignificantBits()));
            }
            EditionStore.Stored file =
                    store.file(handle, id, name).orElseThrow(() -> ProblemException.notFound("file", name));
            byte[] bytes = file.bytes();
            return new Renderings.File(file.name(), file.mediaType(), bytes == null ? new byte[0] : bytes);
        });
    }

    /** Makes a published edition once more from the facts, with the knowledge and for the day of then. */
    CheckView check(UUID id) {
        return database.readConsistently(handle -> {
            EditionStore.Row row = found(handle, id, false);
            EditionContent then = renderings.read(row.content());
            EditionContent now = content(
                    handle,
                    then.unit(),
                    then.validOn(),
                    then.asOf(),
                    then.months(),
                    List.of(renderings.parse(row.proposals(), String[].class)));
            boolean numbers = Arrays.equals(renderings.write(then), renderings.write(now));
            List<String> differing = new ArrayList<>();
            String publication = row.publication();
            Instant at = row.publishedAt();
            if (publication != null && at != null) {
                EditionRequests.Publication published =
                        renderings.parse(publication, EditionRequests.Publication.class);
                for (String name : Renderings.FORMS.keySet()) {
                    String digest = store.file(handle, id, name)
                            .map(EditionStore.Stored::sha256)
                            .orElse("");
                    if (!renderings
                            .form(name, id, now, row.recipient(), published, at)
                            .sha256()
                            .equals(digest)) {
                        differing.add(name);
                    }
                }
            }
            return new CheckView(id, numbers, differing.isEmpty(), differing);
        });
    }

    private EditionContent content(
            Handle handle, String unit, LocalDate on, Instant asOf, int months, List<String> proposals) {
        return writer.write(handle, new Asked(unit, on, asOf, false), months, proposals);
    }

    private static void requireScope(Tx tx, Caller caller, EditionContent content) {
        Scope.require(tx.handle(), caller, content.unit(), content.validOn(), content.asOf());
    }

    private EditionView view(Handle handle, EditionStore.Row row) {
        EditionContent content = renderings.read(row.content());
        String path = "/v1/editions/" + row.id() + "/files/";
        List<EditionView.FileView> files = row.state() == EditionView.State.DRAFT
                ? Renderings.FORMS.entrySet().stream()
                        .map(form -> new EditionView.FileView(
                                form.getKey(), form.getValue(), null, null, path + form.getKey()))
                        .toList()
                : store.files(handle, row.id()).stream()
                        .map(file -> new EditionView.FileView(
                                file.name(), file.mediaType(), file.length(), file.sha256(), path + file.name()))
                        .toList();
        String publication = row.publication();
        return new EditionView(
                row.id(),
                row.version(),
                row.state(),
                row.unit(),
                content.unitName(),
                content.period(),
                content.subject(),
                content.validOn(),
                row.asOf(),
                content.positions(),
                row.number(),
                publication == null
                        ? null
                        : renderings
                                .parse(publication, EditionRequests.Publication.class)
                                .issuedOn(),
                row.publishedAt(),
                row.notice(),
                row.makerId(),
                row.approverId(),
                files);
    }
}
