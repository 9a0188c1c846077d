package io.github.cbrsdk.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.SdkEffect;
import io.github.cbrsdk.conformance.rule.Rules;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemediationTest {
  @Test
  void namesTheEditionsInASentence() {
    assertThat(advice("a")).startsWith("It conforms to edition a: check with --edition");
    assertThat(advice("a", "b")).startsWith("It conforms to the editions a and b: check");
    assertThat(advice("a", "b", "c")).startsWith("It conforms to the editions a, b and c: check");
  }

  private static String advice(String... editions) {
    return Rules.of(Rule.TYPE_CHANGED)
        .remediation(
            SampleReports.finding(
                Rule.TYPE_CHANGED, "/x", "a", "b", SdkEffect.NONE, List.of(editions), 1));
  }
}
