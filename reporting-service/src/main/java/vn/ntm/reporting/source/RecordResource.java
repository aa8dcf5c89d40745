package vn.ntm.reporting.source;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.ntm.platform.table.TableReader;

/** Where a lineage ends for somebody without a token at the owner; open to read. */
@Path("/v1/records")
@Tag(name = "figures")
public class RecordResource {

    private final Records records;

    RecordResource(Records records) {
        this.records = records;
    }

    @GET
    @Path("/{kind}/{id}")
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "getSourceRecord",
            summary = "All that an owner's record ever said to the figures, event by event, with its evidence")
    public RecordView one(@PathParam("kind") String kind, @PathParam("id") String id) {
        return records.of(kind + "/" + id);
    }
}
