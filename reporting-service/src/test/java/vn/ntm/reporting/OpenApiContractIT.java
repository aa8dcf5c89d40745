package vn.ntm.reporting;

import org.junit.jupiter.api.Test;
import vn.ntm.rules.Contract;

class OpenApiContractIT {

    @Test
    void the_committed_document_is_what_the_code_offers() {
        Contract.checkOpenApi("reporting-service");
    }
}
