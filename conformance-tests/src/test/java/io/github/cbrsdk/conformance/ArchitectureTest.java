package io.github.cbrsdk.conformance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;

/** From JSON and contract over the layers of the check to reports and the command line. */
@AnalyzeClasses(
    packages = "io.github.cbrsdk.conformance",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String SDK = "io.github.cbrsdk.";

  @ArchTest
  static final ArchRule eachPackageKnowsOnlyThoseBelow =
      packages(
              "json",
              "contract",
              "expression",
              "sdk",
              "engine",
              "selftest",
              "baseline",
              "traffic",
              "record",
              "mock",
              "probe",
              "suggest",
              "report",
              "cli")
          .whereLayer("json")
          .mayNotAccessAnyLayer()
          .whereLayer("contract")
          .mayOnlyAccessLayers("json")
          .whereLayer("expression")
          .mayOnlyAccessLayers("contract", "json")
          .whereLayer("sdk")
          .mayNotAccessAnyLayer()
          .whereLayer("engine")
          .mayOnlyAccessLayers("sdk", "expression", "contract", "json")
          .whereLayer("selftest")
          .mayOnlyAccessLayers("sdk", "expression", "contract", "json")
          .whereLayer("baseline")
          .mayNotAccessAnyLayer()
          .whereLayer("traffic")
          .mayOnlyAccessLayers("contract", "json")
          .whereLayer("record")
          .mayOnlyAccessLayers("traffic", "report", "contract", "json")
          .whereLayer("mock")
          .mayOnlyAccessLayers("contract")
          .whereLayer("probe")
          .mayOnlyAccessLayers("sdk", "record", "contract", "json")
          .whereLayer("suggest")
          .mayOnlyAccessLayers("selftest", "engine", "contract", "json")
          .whereLayer("report")
          .mayOnlyAccessLayers("baseline", "contract", "json")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule noPackagesKnowEachOther =
      slices().matching("io.github.cbrsdk.conformance.(*)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule jsonContractAndExpressionAreKnownWithoutTheRest =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..conformance.json", "..conformance.contract", "..conformance.expression")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.github.cbrsdk.conformance");

  @ArchTest
  static final ArchRule theSdkIsUsedWhereItIsCheckedAndWhereAnEndpointIsAsked =
      noClasses()
          .that()
          .haveSimpleNameNotStartingWith("Sdk")
          .and()
          .resideOutsideOfPackages("..conformance.probe", "..conformance.selftest")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              SDK + "json", SDK + "http", SDK + "auth", SDK + "error", SDK + "client");

  @ArchTest
  static final ArchRule noModelOrOperationIsKnownByName =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SDK + "model", SDK + "api", SDK + "iam..");

  private static LayeredArchitecture packages(String... names) {
    LayeredArchitecture packages = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String name : names) {
      packages = packages.layer(name).definedBy("io.github.cbrsdk.conformance." + name);
    }
    return packages;
  }
}
