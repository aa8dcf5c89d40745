package vn.ntm.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Who may import whom, the same for every service; see docs/adr/0003. */
public final class HouseRules {

    private static final Set<String> CLOCKS =
            Set.of("Instant", "LocalDate", "LocalDateTime", "OffsetDateTime", "ZonedDateTime", "LocalTime", "Year");

    private HouseRules() {}

    /** Checks all rules on the compiled classes of one package, tests left out. */
    public static void check(String packageName) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(packageName);
        all(packageName).forEach(rule -> rule.check(classes));
    }

    public static List<ArchRule> all(String packageName) {
        return List.of(
                kafkaStaysInThePlatform(packageName),
                timeComesFromAClock(packageName),
                onlyResourcesKnowHttp(packageName),
                endpointsArePublic(),
                featuresFormNoCycle(packageName));
    }

    static ArchRule kafkaStaysInThePlatform(String packageName) {
        return noClasses()
                .that()
                .resideInAPackage(packageName + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .because("sending and receiving is the platform's: one way to do it, one place to mend");
    }

    static ArchRule timeComesFromAClock(String packageName) {
        return noClasses()
                .that()
                .resideInAPackage(packageName + "..")
                .should()
                .callMethodWhere(readsTheMachinesClock())
                .because("a rule that reads the wall clock cannot be tested on the day the law changes");
    }

    static ArchRule onlyResourcesKnowHttp(String packageName) {
        return noClasses()
                .that()
                .resideInAPackage(packageName + "..")
                .and()
                .haveSimpleNameNotEndingWith("Resource")
                .and()
                .haveSimpleNameNotEndingWith("ResourceView")
                .and(DescribedPredicate.describe("are no part of a resource", type -> type.getEnclosingClass()
                        .map(outer -> !outer.getSimpleName().endsWith("Resource"))
                        .orElse(true)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.ws.rs..")
                .because("use cases and rules are tested without HTTP");
    }

    static ArchRule endpointsArePublic() {
        return methods()
                .that()
                .areAnnotatedWith(jakarta.ws.rs.GET.class)
                .or()
                .areAnnotatedWith(jakarta.ws.rs.POST.class)
                .or()
                .areAnnotatedWith(jakarta.ws.rs.PUT.class)
                .or()
                .areAnnotatedWith(jakarta.ws.rs.PATCH.class)
                .or()
                .areAnnotatedWith(jakarta.ws.rs.DELETE.class)
                .or()
                .areAnnotatedWith(Path.class)
                .should()
                .bePublic()
                .because("a package-private endpoint answers 404 without a word")
                .allowEmptyShould(true);
    }

    static ArchRule featuresFormNoCycle(String packageName) {
        return slices().matching(packageName + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("two features in a circle are one feature")
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaMethodCall> readsTheMachinesClock() {
        return DescribedPredicate.describe("reads the machine's clock", call -> {
            String owner = call.getTargetOwner().getSimpleName();
            boolean now = call.getName().equals("now")
                    && CLOCKS.contains(owner)
                    && call.getTargetOwner().getPackageName().equals("java.time")
                    && call.getTarget().getRawParameterTypes().stream()
                            .noneMatch(type -> type.isEquivalentTo(Clock.class));
            boolean system = call.getTargetOwner().isEquivalentTo(System.class)
                    && call.getName().equals("currentTimeMillis");
            return now || system;
        });
    }
}
