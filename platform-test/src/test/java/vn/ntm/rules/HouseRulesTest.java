package vn.ntm.rules;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {

    private static final String BROKEN = "vn.ntm.rules.broken";
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(BROKEN);

    static java.util.List<ArchRule> rules() {
        return HouseRules.all(BROKEN);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void each_rule_is_seen_failing_on_a_class_that_breaks_it(ArchRule rule) {
        assertThatThrownBy(() -> rule.check(CLASSES)).isInstanceOf(AssertionError.class);
    }
}
