package io.github.cbrsdk.conformance.sample;

import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonBoolean;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonString;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values like another one: it with one scalar changed. */
final class NearValues {
  private static final int MAX = 1_000;
  private static final int MAX_TEXT = 1_000;
  private static final String CHARACTERS =
      "23456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0";

  private NearValues() {}

  /** Those that a schema allows, or any without one. */
  static Stream<Json> of(@Nullable Schema schema, Json value) {
    if (schema != null && !schema.alternatives().isEmpty()) {
      return schema.alternatives().stream()
          .filter(each -> each.allows(value.type()))
          .flatMap(each -> of(each, value));
    }
    if (value instanceof JsonObject object) {
      return object.members().entrySet().stream()
          .flatMap(
              member ->
                  of(
                          schema == null ? null : schema.properties().get(member.getKey()),
                          member.getValue())
                      .map(near -> object.with(member.getKey(), near)));
    }
    if (value instanceof JsonArray array) {
      return array.size() == 0
          ? Stream.empty()
          : of(schema == null ? null : schema.items(), array.get(0))
              .map(near -> Json.of(array.with(List.of(0), near)));
    }
    return Stream.concat(
            schema == null ? Stream.empty() : ScalarSamples.candidates(schema), ofScalar(value))
        .filter(each -> !each.equals(value))
        .filter(each -> schema == null || SchemaLimits.allow(schema, each));
  }

  /** Scalars of the same type. */
  static Stream<Json> ofScalar(Json value) {
    if (value instanceof JsonNumber number) {
      BigDecimal exact = number.value();
      return exact == null
          ? Stream.empty()
          : IntStream.rangeClosed(1, MAX)
              .mapToObj(BigDecimal::valueOf)
              .flatMap(step -> Stream.of(exact.add(step), exact.subtract(step)))
              .map(Json::of);
    }
    if (value instanceof JsonString string) {
      return texts(string.value()).map(JsonString::new);
    }
    return value instanceof JsonBoolean
        ? Stream.of(JsonBoolean.of(true), JsonBoolean.of(false))
        : Stream.empty();
  }

  /** The text with another character, or with a number behind it. */
  private static Stream<String> texts(String text) {
    if (text.length() > MAX_TEXT) {
      return Stream.empty(); // All of them together would not fit into the memory.
    }
    return Stream.concat(
        IntStream.range(0, Math.min(text.length(), MAX))
            .boxed()
            .flatMap(
                at ->
                    CHARACTERS
                        .chars()
                        .mapToObj(c -> text.substring(0, at) + (char) c + text.substring(at + 1))),
        IntStream.rangeClosed(1, MAX).mapToObj(number -> text + number));
  }
}
