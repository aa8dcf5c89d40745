package vn.ntm.platform.sample;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.ImportReport;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Answer;
import vn.ntm.platform.web.Commands;
import vn.ntm.platform.web.Cursors;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** The smallest feature that uses every piece of the platform. */
@Path("/v1/notes")
@Produces(MediaType.APPLICATION_JSON)
public class NoteResource {

    private final Database database;
    private final Commands commands;
    private final Caller caller;
    private final Cursors cursors;
    private final TableReader tables;

    NoteResource(Database database, Commands commands, Caller caller, Cursors cursors, TableReader tables) {
        this.database = database;
        this.commands = commands;
        this.caller = caller;
        this.cursors = cursors;
        this.tables = tables;
    }

    @POST
    public Response create(Note note) {
        Actor actor = caller.require(Role.PROVINCE_OFFICER);
        return commands.run(actor, tx -> {
            insert(tx, note);
            return Answer.created("/v1/notes/" + note.id(), 1, note);
        });
    }

    @POST
    @Path("/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        Actor actor = caller.require(Role.PROVINCE_OFFICER);
        List<Note> notes = tables.read(body, mediaType, Note.class);
        java.util.function.Function<Tx, Answer> work = tx -> {
            notes.forEach(note -> insert(tx, note));
            return Answer.ok(new ImportReport(dryRun, notes.size(), notes.size(), 0, 0));
        };
        return dryRun ? commands.dryRun(actor, work) : commands.run(actor, work);
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    public Page<Note> list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("on") @Nullable LocalDate on) {
        int size = Cursors.limit(limit);
        String after = cursors.open(cursor);
        List<Note> rows = database.read(
                handle -> handle.createQuery("select id, text from note where id > :after order by id limit :limit")
                        .bind("after", after)
                        .bind("limit", size + 1)
                        .map((row, c) -> new Note(row.getString(1), row.getString(2)))
                        .list());
        return cursors.page(rows, size, Note::id);
    }

    private static void insert(Tx tx, Note note) {
        int created = tx.handle()
                .createUpdate("insert into note values (:id, :text, 1) on conflict do nothing")
                .bind("id", note.id())
                .bind("text", note.text())
                .execute();
        tx.append(new EventDraft(
                "ntm.criteria",
                "vn.ntm.sample.note-written.v1",
                "notes/" + note.id(),
                1,
                "22",
                LocalDate.of(2021, 8, 31),
                note));
        if (created == 0) {
            throw ProblemException.of(ProblemType.CONFLICT, "/id", "note-is-taken", Map.of("id", note.id()));
        }
    }

    /** A note. */
    public record Note(String id, String text) {}
}
