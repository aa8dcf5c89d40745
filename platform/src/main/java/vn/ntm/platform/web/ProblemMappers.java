package vn.ntm.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failure leaves as a problem, also what fails before our code; traces stay in the log. */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final Problems problems;

    ProblemMappers(Problems problems) {
        this.problems = problems;
    }

    @ServerExceptionMapper
    public Response problem(ProblemException problem) {
        return problems.answer(problem);
    }

    @ServerExceptionMapper
    public Response notFound(NotFoundException e) {
        return problems.answer(ProblemException.of(ProblemType.NOT_FOUND));
    }

    @ServerExceptionMapper
    public Response notAllowed(NotAllowedException e) {
        return problems.answer(ProblemException.of(ProblemType.METHOD_NOT_ALLOWED));
    }

    @ServerExceptionMapper
    public Response notAcceptable(NotAcceptableException e) {
        return problems.answer(ProblemException.of(ProblemType.NOT_ACCEPTABLE));
    }

    @ServerExceptionMapper
    public Response notSupported(NotSupportedException e) {
        return problems.answer(ProblemException.of(ProblemType.UNSUPPORTED_MEDIA_TYPE));
    }

    @ServerExceptionMapper
    public Response json(JsonProcessingException e) {
        return problems.answer(new ProblemException(
                ProblemType.MALFORMED_REQUEST, List.of(Fault.at("", "not-json", JsonFaults.where(e)))));
    }

    @ServerExceptionMapper
    public Response other(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        for (ProblemType type : ProblemType.values()) {
            if (type.status() == status) {
                return problems.answer(ProblemException.of(type));
            }
        }
        return status < 500 ? problems.answer(ProblemException.of(ProblemType.MALFORMED_REQUEST)) : internal(e);
    }

    @ServerExceptionMapper
    public Response any(Throwable e) {
        if (cannotBeKept(e)) {
            return problems.answer(new ProblemException(
                    ProblemType.MALFORMED_REQUEST, List.of(Fault.at("", "control-character", Map.of()))));
        }
        return databaseIsAway(e)
                ? problems.answer(
                        new ProblemException(ProblemType.UNAVAILABLE, List.of(Fault.at("", "database-away", Map.of()))))
                : internal(e);
    }

    private Response internal(Throwable e) {
        LOG.error("A request failed for a reason that is ours", e);
        return problems.answer(ProblemException.of(ProblemType.INTERNAL_ERROR));
    }

    /** A text with a character that the database has no place for, in an address or a query (22021). */
    private static boolean cannotBeKept(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return "22021".equals(sql.getSQLState());
            }
        }
        return false;
    }

    /** Connection failures (class 08), shutdown (57P) and a pool without a connection are for a later try. */
    private static boolean databaseIsAway(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state == null || state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
            }
        }
        return false;
    }
}
