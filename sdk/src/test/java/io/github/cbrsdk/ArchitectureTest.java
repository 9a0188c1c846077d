package io.github.cbrsdk;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** From models, which know nothing of HTTP, to the client, which knows all. */
@AnalyzeClasses(packages = "io.github.cbrsdk", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule eachPackageKnowsOnlyThoseBelow =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("error")
          .definedBy("io.github.cbrsdk.error")
          .layer("json")
          .definedBy("io.github.cbrsdk.json")
          .layer("model")
          .definedBy("io.github.cbrsdk.model", "io.github.cbrsdk.iam.model")
          .layer("http")
          .definedBy("io.github.cbrsdk.http")
          .layer("api")
          .definedBy("io.github.cbrsdk.api", "io.github.cbrsdk.iam.api")
          .layer("auth")
          .definedBy("io.github.cbrsdk.auth")
          .layer("client")
          .definedBy("io.github.cbrsdk.client")
          .whereLayer("error")
          .mayNotAccessAnyLayer()
          .whereLayer("json")
          .mayOnlyAccessLayers("error")
          .whereLayer("model")
          .mayOnlyAccessLayers("json", "error")
          .whereLayer("http")
          .mayOnlyAccessLayers("model", "json", "error")
          .whereLayer("api")
          .mayOnlyAccessLayers("http", "model", "json")
          .whereLayer("auth")
          .mayOnlyAccessLayers("api", "http", "model", "json", "error")
          .whereLayer("client")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule noPackagesKnowEachOther =
      slices().matching("io.github.cbrsdk.(**)").should().beFreeOfCycles();
}
