package io.github.cbrsdk.conformance.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonMatchTest {
  private static final String TEXT =
      "{\"a\":[1,-2.50,1e3,true,false,null,\"x\"],\"b\":{},\"c\":[],\"ä\":\"\"}";

  private static Json parse(String text) {
    return Objects.requireNonNull(JsonReader.read(text.getBytes(UTF_8)).value());
  }

  @Test
  void aValueIsPlainlyInItsOwnText() {
    assertThat(JsonMatch.isPlainly(parse(TEXT), TEXT)).isTrue();
  }

  @Test
  void noTextThatLacksOrChangesACharacterSaysTheSame() {
    Json value = parse(TEXT);
    for (int i = 0; i < TEXT.length(); i++) {
      String without = TEXT.substring(0, i) + TEXT.substring(i + 1);
      String changed = TEXT.substring(0, i) + '~' + TEXT.substring(i + 1);
      assertThat(JsonMatch.isPlainly(value, without)).as(without).isFalse();
      assertThat(JsonMatch.isPlainly(value, changed)).as(changed).isFalse();
    }
    assertThat(JsonMatch.isPlainly(value, TEXT + " ")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":10}", "{\"a\":1,\"b\":2}", "{\"b\":1}", "{ \"a\":1}", "[1]"})
  void anotherTextDoesNotSayIt(String other) {
    assertThat(JsonMatch.isPlainly(parse("{\"a\":1}"), other)).isFalse();
  }

  @Test
  void escapesAreLeftToTheParser() {
    assertThat(JsonMatch.isPlainly(parse("\"a\\\"b\""), "\"a\\\"b\"")).isFalse();
    assertThat(JsonMatch.isPlainly(parse("\"a\\nb\""), "\"a\nb\"")).isFalse();
  }
}
