package io.github.cbrsdk.conformance.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  @Test
  void keepsOrderDuplicatesAndTheFormOfNumbers() {
    JsonObject object = (JsonObject) value("{\"b\": 1.0, \"a\": [1e3, true, null], \"b\": \"x\"}");
    assertThat(object.size()).isEqualTo(3);
    assertThat(object.name(0)).isEqualTo("b");
    assertThat(object.value(0)).isEqualTo(JsonNumber.of("1.0"));
    assertThat(object.get("b")).isEqualTo(new JsonString("x"));
    assertThat(object.get("a"))
        .isEqualTo(JsonArray.of(List.of(JsonNumber.of("1e3"), JsonBoolean.TRUE, JsonNull.NULL)));
  }

  @Test
  void saysWhereADuplicateStands() {
    assertThat(read("{\"a\": [{\"b\": 1, \"b\": 2}]}").flaws())
        .extracting(JsonFlaw::kind, JsonFlaw::path)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                JsonFlaw.Kind.DUPLICATE_MEMBER, List.of("a", "0", "b")));
  }

  @Test
  void findsADuplicateAmongManyMembers() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < 500; i++) {
      text.append("\"m").append(i).append("\": 0,");
    }
    assertThat(read(text + "\"m7\": 0}").flaws()).hasSize(1);
    assertThat(read(text + "\"n\": 0}").flaws()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "{\"a\"", "{\"a\":", "[1,]", "nul", "{a: 1}", "'a'", "01"})
  void whatIsNoJsonIsMalformed(String text) {
    JsonText read = read(text);
    assertThat(read.flaws()).extracting(JsonFlaw::kind).contains(JsonFlaw.Kind.MALFORMED);
    assertThat(read.complete() && text.length() > 2).isFalse();
  }

  @Test
  void textThatBreaksOffKeepsWhatWasThere() {
    JsonText read = read("{\"a\": {\"b\": 1, \"c\": [tru");
    assertThat(read.complete()).isFalse();
    assertThat(((JsonObject) java.util.Objects.requireNonNull(read.value())).get("a"))
        .isInstanceOf(JsonObject.class);
  }

  @Test
  void largeDeepOrLongTextsAreBeyondLimitsAndNotMalformed() {
    assertThat(read("[".repeat(1_000_000)).beyondLimits()).contains("nested");
    assertThat(read("[" + "0,".repeat(JsonReader.MAX_VALUES + 10) + "0]").beyondLimits())
        .contains("values");
    assertThat(JsonReader.read(new byte[JsonReader.MAX_BYTES + 1]).beyondLimits()).contains("MiB");
    assertThat(read("[".repeat(900) + "]".repeat(900)).beyondLimits()).isNull();
  }

  @Test
  void hugeNumbersAreKeptAndNotComputedWith() {
    JsonNumber digits = (JsonNumber) value("9".repeat(100_000));
    assertThat(digits.value()).isNull();
    assertThat(digits.isInteger()).isTrue();
    JsonNumber exponent = (JsonNumber) value("1e999999999999");
    assertThat(exponent.value()).isNull();
    assertThat(((JsonNumber) value("1e99999999")).isInteger()).isTrue();
  }

  @Test
  void loneSurrogatesAreKept() {
    assertThat(value("\"\\ud800\"")).isEqualTo(new JsonString("\ud800"));
  }

  @Property(tries = 2000)
  void anyBytesGiveAnAnswer(@ForAll byte[] text) {
    JsonText read = JsonReader.read(text);
    assertThat(read.value() != null || !read.flaws().isEmpty() || read.beyondLimits() != null)
        .isTrue();
  }

  @Property(tries = 2000)
  void anyStringComesBack(@ForAll String text) throws Exception {
    String json = new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(text);
    String valid = new String(json.getBytes(UTF_8), UTF_8);
    String expected =
        new com.fasterxml.jackson.databind.ObjectMapper().readValue(valid, String.class);
    assertThat(value(valid)).isEqualTo(new JsonString(expected));
  }

  private static JsonText read(String text) {
    return JsonReader.read(text.getBytes(UTF_8));
  }

  private static Json value(String text) {
    JsonText read = read(text);
    assertThat(read.complete()).isTrue();
    return java.util.Objects.requireNonNull(read.value());
  }
}
