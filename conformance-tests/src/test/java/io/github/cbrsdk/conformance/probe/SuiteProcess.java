package io.github.cbrsdk.conformance.probe;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs suites and says of each how it went. */
final class SuiteProcess {
  private SuiteProcess() {}

  public static void main(String[] suites) {
    for (String suite : suites) {
      var tests =
          EngineTestKit.engine("junit-jupiter")
              .selectors(selectClass("io.github.cbrsdk.conformance." + suite))
              .execute()
              .testEvents();
      tests.failed().stream()
          .forEach(event -> System.out.println(event.getTestDescriptor().getDisplayName()));
      System.out.printf(
          "%s: %d executed, %d failed%n", suite, tests.finished().count(), tests.failed().count());
    }
    // What a suite left running does not keep the process.
    System.exit(0);
  }
}
