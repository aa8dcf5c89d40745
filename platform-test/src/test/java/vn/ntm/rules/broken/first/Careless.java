package vn.ntm.rules.broken.first;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.apache.kafka.clients.producer.ProducerRecord;
import vn.ntm.rules.broken.second.Circle;

/** Breaks every house rule once, so that each is seen failing. */
public class Careless {

    public Circle circle() {
        return new Circle();
    }

    LocalDate today() {
        return LocalDate.now();
    }

    ProducerRecord<String, String> record() {
        return new ProducerRecord<>("topic", "value");
    }

    @GET
    @Path("/hidden")
    Response hidden() {
        return Response.ok().build();
    }
}
