package io.github.cbrsdk.conformance.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.SdkEffect;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExcerptTest {
  private static final String BODY =
      "{\"a\": {\"secret name\": \"Jane 42\", \"list\": [{\"x\": 1}, {\"y\": 2.50}], \"n\": null}}";

  private static Optional<Excerpt> excerpt(Rule rule, String pointer, String body) {
    Drift drift =
        SampleReports.finding(rule, pointer, "e", "o", SdkEffect.NONE, List.of(), 1).drift();
    return Optional.ofNullable(new Excerpt.Body("s", body.getBytes(UTF_8)).around(drift));
  }

  private static String marked(Excerpt excerpt) {
    return excerpt.lines().get(excerpt.markedLine() - excerpt.firstLine());
  }

  @Test
  void marksTheLineAndShowsTheFormOfStringsOnly() {
    Excerpt excerpt = excerpt(Rule.NULL_UNDECLARED, "/a/n", BODY).orElseThrow();

    assertThat(marked(excerpt)).isEqualTo("    \"n\": null");
    assertThat(excerpt(Rule.TYPE_CHANGED, "/a/secret name", BODY).map(ExcerptTest::marked))
        .hasValue("    \"secret name\": \"xxxx 00\",");
  }

  @Test
  void marksTheObjectThatLacksAMember() {
    Excerpt excerpt = excerpt(Rule.MEMBER_MISSING, "/a/list/*/x", BODY).orElseThrow();

    assertThat(excerpt.lines().get(excerpt.markedLine() - excerpt.firstLine() + 1))
        .contains("\"y\": 2.50");
  }

  @Test
  void showsNothingWhereItMayBeAnyOfSeveral() {
    assertThat(excerpt(Rule.TYPE_CHANGED, "/a/list/*", BODY)).isEmpty();
  }

  @Test
  void showsNothingOfWhatIsNoJson() {
    assertThat(excerpt(Rule.TYPE_CHANGED, "/a", "<html>")).isEmpty();
  }
}
