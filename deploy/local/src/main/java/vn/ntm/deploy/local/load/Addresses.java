package vn.ntm.deploy.local.load;

import java.net.URI;
import java.util.List;

/** Where the services and the token endpoint are. */
public record Addresses(URI criteria, URI ocop, URI budget, URI reporting, URI tokens) {

    /** The service with this name; a source of events is named so. */
    public URI of(String service) {
        return switch (service) {
            case "criteria" -> criteria;
            case "ocop" -> ocop;
            case "budget" -> budget;
            case "reporting" -> reporting;
            default -> throw new IllegalArgumentException("No service is called " + service);
        };
    }

    /** Those that own facts and publish events. */
    public static List<String> owners() {
        return List.of("criteria", "ocop", "budget");
    }
}
