package vn.ntm.reporting.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The first page, for people. */
@Path("/")
public class StartPageResource {

    private final StartPage page;

    StartPageResource(StartPage page) {
        this.page = page;
    }

    @GET
    @Produces("text/html;charset=UTF-8")
    @Operation(hidden = true)
    public String page() {
        return page.html();
    }
}
