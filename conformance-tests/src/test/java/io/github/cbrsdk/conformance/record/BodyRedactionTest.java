package io.github.cbrsdk.conformance.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BodyRedactionTest {
  private final Pseudonyms pseudonyms = new Pseudonyms();
  private final BodyRedaction redaction =
      new BodyRedaction(Harmless.by(Contract.bundled().edition(Edition.ANY)), pseudonyms);

  private String redact(String body) throws IOException {
    return new String(redaction.apply(body.getBytes(UTF_8)), UTF_8);
  }

  @Test
  void replacesStringsAndNothingElse() throws IOException {
    assertThat(
            redact(
                "{ \"id\" :\"ab-12\",\n\"n\": 40.0, \"n\": 4e1, \"x\": null, \"e\": \"\", \"b\":[true]} "))
        .isEqualTo(
            "{ \"id\" :\"%s\",\n\"n\": 40.0, \"n\": 4e1, \"x\": null, \"e\": \"\", \"b\":[true]} "
                .formatted(pseudonyms.of("ab-12")));
  }

  @Test
  void keepsWhatIsHarmlessThereToo() throws IOException {
    assertThat(redact("{\"status\": \"available\", \"all\": {\"status\": [\"a\"]}}"))
        .isEqualTo("{\"status\": \"available\", \"all\": {\"status\": [\"a\"]}}");
  }

  @Test
  void givesEqualValuesEqualPseudonymsHoweverTheyAreEscaped() throws IOException {
    String redacted = redact("[\"caf\\u00e9 \\u0041\\n\", \"café A\\n\", \"é\"]");

    assertThat(redacted).doesNotContain("caf");
    String[] values = redacted.substring(1, redacted.length() - 1).split(", ");
    assertThat(values[0]).isEqualTo(values[1]);
  }

  @Test
  void refusesWhatIsNotJson() {
    assertThatThrownBy(() -> redact("<html>secret</html>"))
        .isInstanceOf(JsonProcessingException.class);
  }
}
