package io.github.cbrsdk.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDescriptionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|an empty text",
        "'  '|a blank text",
        "5796a670-482c-590e-0d97-82bfcdc83011|a UUID",
        "5796a670482c590e0d9782bfcdc83011|32 hexadecimal digits",
        "12345|digits",
        "1616033647|an epoch time, 10 digits",
        "1616033647000|an epoch time, 13 digits",
        "16160336470|digits",
        "2021-03-18T02:14:07|a time without a fraction and no offset",
        "2021-03-18T02:14:07Z|a time without a fraction and the offset Z",
        "2021-03-18T02:14:07.318|a time with 3 digits of a second and no offset",
        "2021-03-18T02:14:07.318+08:00|a time with 3 digits of a second and the offset +08:00",
        "2021-02-30T02:14:07|a time that does not exist",
        "2021-03-18|a date without a time",
        "2023-02-29|a day that is not in the calendar",
        "2021-03-18 02:14:07.318|a date and a time with a blank between",
        "18 March|another text"
      })
  void shapeTellsTheKindAndNotTheText(String text, String shape) {
    assertThat(TextDescription.shape(text)).isEqualTo(shape);
  }

  @Test
  void wordIsShownUpToALengthThatNoKeyOrTokenKeepsTo() {
    String longest = "word_".repeat(8);
    assertThat(TextDescription.wordOrShape(longest)).isEqualTo(longest);
    assertThat(TextDescription.wordOrShape(longest + "s")).isEqualTo("another text");
    assertThat(TextDescription.wordOrShape("AKIAIOSFODNN7EXAMPLEKEY1")).isEqualTo("another text");
  }

  @Test
  void blanksAroundAWordAreMadeVisible() {
    assertThat(TextDescription.wordOrShape(" available")).isEqualTo("\" available\"");
  }
}
