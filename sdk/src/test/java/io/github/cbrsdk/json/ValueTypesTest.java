package io.github.cbrsdk.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each type that a contract can give to a member, the ones that no endpoint uses yet as well. */
class ValueTypesTest {
  static Arguments[] classes() {
    return new Arguments[] {
      Arguments.of(String.class, "", ValueTypes.TEXT),
      Arguments.of(String.class, "uuid", ValueTypes.UUID),
      Arguments.of(String.class, "password", ValueTypes.SECRET),
      Arguments.of(String.class, "unheard-of", ValueTypes.TEXT),
      Arguments.of(OffsetDateTime.class, "timestamp", ValueTypes.TIMESTAMP),
      Arguments.of(Integer.class, "int32", ValueTypes.INT32),
      Arguments.of(Long.class, "int64", ValueTypes.INT64),
      Arguments.of(BigDecimal.class, "", ValueTypes.NUMBER),
      Arguments.of(Boolean.class, "", ValueTypes.BOOLEAN),
      Arguments.of(JsonNode.class, "", ValueTypes.ANY)
    };
  }

  @ParameterizedTest
  @MethodSource("classes")
  void areFoundByTheirJavaClassAndFormat(Class<?> java, String format, ValueType<?> type) {
    assertThat((Object) ValueTypes.of(java, format)).isSameAs(type);
  }

  @Test
  void areRefusedForAClassThatIsNone() {
    assertThatThrownBy(() -> ValueTypes.of(Thread.class, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Thread");
  }

  static Arguments[] readings() {
    return new Arguments[] {
      Arguments.of(ValueTypes.INT64, "9223372036854775807", Long.MAX_VALUE),
      Arguments.of(ValueTypes.INT64, "4e1", 40L),
      Arguments.of(ValueTypes.NUMBER, "0.10", new BigDecimal("0.10")),
      Arguments.of(ValueTypes.NUMBER, "1E+400", new BigDecimal("1E+400")),
      Arguments.of(ValueTypes.BOOLEAN, "false", false),
      Arguments.of(ValueTypes.TEXT_OR_NUMBER, "\"17\"", "17")
    };
  }

  @ParameterizedTest
  @MethodSource("readings")
  <T> void readAndWriteTheSameValue(ValueType<T> type, String json, T value) {
    assertThat(read(type, json)).isEqualTo(value);
    assertThat(read(type, JsonWriter.text(type.write(value), null))).isEqualTo(value);
    assertThat(discrepancies(type, json)).isEmpty();
  }

  @Test
  void readAnythingAsATreeAndWriteItBack() {
    String json = "{\"a\":[1,2.50,\"b\",true,null,{}]}";

    JsonNode tree = read(ValueTypes.ANY, json);

    assertThat(tree).hasToString(json);
    assertThat(JsonWriter.text(ValueTypes.ANY.write(tree), null)).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource({
    "INT64, 9223372036854775808, BAD_FORMAT, integer of more bits",
    "INT64, 40.7, MISTYPED, number",
    "INT64, '\"40\"', MISTYPED, string",
    "NUMBER, 1e99999999999, BAD_FORMAT, number",
    "NUMBER, '\"1\"', MISTYPED, string",
    "BOOLEAN, 1, MISTYPED, integer",
    "TEXT_OR_NUMBER, true, MISTYPED, boolean"
  })
  void tellWhatTheyCannotRead(String type, String json, Discrepancy.Kind kind, String found)
      throws ReflectiveOperationException {
    ValueType<?> any = (ValueType<?>) ValueTypes.class.getField(type).get(null);

    assertThat((Object) read(any, json)).isNull();
    assertThat(discrepancies(any, json))
        .singleElement()
        .satisfies(
            discrepancy -> {
              assertThat(discrepancy.kind()).isEqualTo(kind);
              assertThat(discrepancy.found()).isEqualTo(found);
            });
  }

  private static Object parsed(String json) {
    return JsonReader.read("{\"v\":" + json + "}").value(0);
  }

  private static <T> T read(ValueType<T> type, String json) {
    return type.read(parsed(json), JsonPointer.ROOT, "v", -1);
  }

  private static List<Discrepancy> discrepancies(ValueType<?> type, String json) {
    List<Discrepancy> found = new ArrayList<>();
    type.inspect(parsed(json), JsonPointer.ROOT.step("v", -1), found::add);
    return found;
  }
}
