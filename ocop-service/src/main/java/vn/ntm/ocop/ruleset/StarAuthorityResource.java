package vn.ntm.ocop.ruleset;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.event.HistoryItem;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.RegisterEndpoints;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Answer;
import vn.ntm.platform.web.Commands;
import vn.ntm.platform.web.Page;

/** The HTTP side of star authorities; decides nothing. */
@Path("/v1/star-authorities")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rule sets")
public class StarAuthorityResource {

    private final StarAuthorities starAuthorities;
    private final RegisterEndpoints endpoints;
    private final Commands commands;

    StarAuthorityResource(StarAuthorities starAuthorities, RegisterEndpoints endpoints, Commands commands) {
        this.starAuthorities = starAuthorities;
        this.endpoints = endpoints;
        this.commands = commands;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listStarAuthorities", summary = "Star authorities in the order of entry")
    public Page<Entry<StarAuthority>> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(starAuthorities.register(), List.of(), limit, cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getStarAuthority", summary = "One star authority")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, starAuthorities.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getStarAuthorityHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(starAuthorities.register(), "star-authorities", id);
    }

    @POST
    @Operation(operationId = "enterStarAuthority", summary = "Enters one star authority")
    @APIResponse(responseCode = "201", description = "Created")
    public Response enter(StarAuthority content) {
        return endpoints.enter(
                "/v1/star-authorities",
                starAuthorities.register(),
                content,
                starAuthorities::check,
                Role.PROVINCE_OFFICER);
    }

    @PUT
    @Path("/{id}")
    @Operation(
            operationId = "replaceStarAuthority",
            summary = "Puts new content in place of a star authority, under If-Match")
    public Response replace(@PathParam("id") UUID id, StarAuthority content) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER);
        return commands.run(maker, tx -> {
            Entry<StarAuthority> entry = starAuthorities.replace(tx, id, commands::expectVersion, content);
            return Answer.ok(entry.version(), entry);
        });
    }

    @GET
    @Path("/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getStarAuthorityTemplate", summary = "The header of the import file")
    public String template() {
        return TableReader.template(StarAuthority.class);
    }

    @POST
    @Path("/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importStarAuthorities", summary = "Enters star authorities from a table, all or nothing")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER);
        return endpoints.importRows(
                body,
                mediaType,
                dryRun,
                StarAuthority.class,
                (tx, rows) -> starAuthorities.importRows(tx, maker, rows, dryRun),
                Role.PROVINCE_OFFICER);
    }
}
