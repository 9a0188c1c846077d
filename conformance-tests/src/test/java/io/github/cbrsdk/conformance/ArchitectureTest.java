package io.github.cbrsdk.conformance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.Map;

/** Packages depend on each other in one direction, and the root package on the contract alone. */
@AnalyzeClasses(
    packages = "io.github.cbrsdk.conformance",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String SDK = "io.github.cbrsdk.";
  private static final String ROOT = "root";

  /** Each package and those that it may use; the root package holds the facade and its records. */
  @ArchTest
  static final ArchRule eachPackageKnowsOnlyThoseBelow =
      packages(
          Map.ofEntries(
              Map.entry("json", ""),
              Map.entry("sdk", "root engine contract json"),
              Map.entry("contract", "json"),
              Map.entry(ROOT, "contract"),
              Map.entry("expression", "contract json"),
              Map.entry("engine", "root traffic expression contract json"),
              Map.entry("sample", "root engine expression contract json"),
              Map.entry("overlay", "root engine contract json"),
              Map.entry("rule", "root sample overlay engine expression contract json"),
              Map.entry("result", "root rule sdk engine contract json"),
              Map.entry("selftest", "root result rule sample engine sdk expression contract json"),
              Map.entry("baseline", "root rule contract"),
              Map.entry("traffic", "root contract json"),
              Map.entry("mock", "root rule engine contract json"),
              Map.entry("suggest", "root selftest result rule overlay engine contract json"),
              Map.entry("report", "root traffic selftest result rule baseline contract json"),
              Map.entry("junit", "root report probe traffic contract"),
              Map.entry("record", "root report traffic contract json"),
              Map.entry("probe", "root sdk record contract json"),
              Map.entry("proxy", "root traffic contract json"),
              Map.entry(
                  "cli",
                  "root selftest result rule sample engine baseline traffic record mock probe proxy"
                      + " suggest report contract")));

  @ArchTest
  static final ArchRule noPackagesKnowEachOther =
      slices().matching("io.github.cbrsdk.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule resultsAreWrappedByNothing =
      classes().that().implement(Result.class).should().haveSimpleName("RunResult");

  @ArchTest
  static final ArchRule theSdkIsUsedWhereItIsCheckedAndWhereAnEndpointIsAsked =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "..conformance.sdk", "..conformance.probe", "..conformance.selftest")
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

  private static LayeredArchitecture packages(Map<String, String> uses) {
    LayeredArchitecture packages = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String name : uses.keySet()) {
      String inner = name.equals(ROOT) ? "" : "." + name;
      packages = packages.layer(name).definedBy("io.github.cbrsdk.conformance" + inner);
    }
    for (Map.Entry<String, String> each : uses.entrySet()) {
      LayeredArchitecture.LayerDependencySpecification layer = packages.whereLayer(each.getKey());
      packages =
          each.getValue().isEmpty()
              ? layer.mayNotAccessAnyLayer()
              : layer.mayOnlyAccessLayers(each.getValue().split(" "));
    }
    return packages;
  }
}
