package org.gan4j;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameContaining;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What SECURITY.md says of the classes of gan-core and gan-models. */
class SecurityTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages("org.gan4j")
          .that(resideOutsideOfPackages("org.gan4j.examples..", "org.gan4j.bench.."));

  /** Resources of the class path have addresses. */
  private static final Set<String> ADDRESSES = Set.of("java.net.URL", "java.net.URLConnection");

  @Test
  void noConnectionIsOpened() {
    DescribedPredicate<JavaClass> network =
        resideInAnyPackage("java.net..", "javax.net..", "java.rmi..", "com.sun.net..")
            .or(simpleNameContaining("SocketChannel"))
            .or(simpleNameContaining("DatagramChannel"))
            .and(describe("no names", one -> !one.isEquivalentTo(URI.class)));
    noClasses()
        .should()
        .dependOnClassesThat(
            network.and(describe("no addresses", one -> !ADDRESSES.contains(one.getName()))))
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage("org.gan4j.backend..")
        .should()
        .dependOnClassesThat(network)
        .check(CLASSES);
  }

  @Test
  void nothingThatIsReadNamesAClassOrIsExecuted() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("javax.script..", "java.beans..")
                .or(simpleNameContaining("ObjectInputStream"))
                .or(simpleNameContaining("ProcessBuilder"))
                .or(simpleNameContaining("JsonTypeInfo"))
                .or(simpleNameContaining("PolymorphicTypeValidator")))
        .check(CLASSES);
    noClasses().should().callMethod(Runtime.class, "exec", String[].class).check(CLASSES);
    noClasses().should().callMethod(Runtime.class, "exec", String.class).check(CLASSES);
    // The backend's classes are of a fixed list.
    noClasses()
        .that()
        .resideOutsideOfPackage("org.gan4j.backend..")
        .should()
        .callMethodWhere(
            describe(
                "loads a class by name",
                call ->
                    call.getTarget().getOwner().isAssignableTo(ClassLoader.class)
                            && call.getName().equals("loadClass")
                        || call.getTarget().getOwner().isEquivalentTo(Class.class)
                            && call.getName().equals("forName")))
        .check(CLASSES);
  }
}
