package vn.ntm.reporting;

import org.junit.jupiter.api.Test;
import vn.ntm.rules.HouseRules;

class ArchitectureTest {

    @Test
    void the_service_keeps_the_house_rules() {
        HouseRules.check("vn.ntm.reporting");
    }
}
