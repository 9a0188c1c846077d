package io.github.cbrsdk.conformance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.github.cbrsdk.conformance",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule jsonKnowsNothingElse =
      noClasses()
          .that()
          .resideInAPackage("..conformance.json")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.github.cbrsdk.conformance",
              "..conformance.contract",
              "..conformance.layer",
              "io.github.cbrsdk.json");

  @ArchTest
  static final ArchRule contractKnowsNothingOfLayers =
      noClasses()
          .that()
          .resideInAPackage("..conformance.contract")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..conformance.layer", "..conformance.source..", "..report..");

  @ArchTest
  static final ArchRule layersKnowNothingOfSourcesAndReports =
      noClasses()
          .that()
          .resideInAPackage("..conformance.layer")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..conformance.source..",
              "..conformance.report..",
              "..conformance.cli..",
              "..conformance.endpoint..",
              "..conformance.live..");

  @ArchTest
  static final ArchRule onlyOneLayerUsesTheSdk =
      classes()
          .that()
          .resideInAPackage("..conformance.layer")
          .and()
          .haveSimpleNameNotStartingWith("Sdk")
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackage("io.github.cbrsdk.json");
}
