package io.github.cbrsdk.conformance.sample;

import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Changes the elements of an array that keep to their own schemas until the array keeps to {@code
 * uniqueItems} and {@code contains}.
 *
 * @param schema the schema of the array
 * @param items the schema of its elements, or null
 * @param maker makes a value of a schema, if it can
 */
record ElementChanges(
    Schema schema, @Nullable Schema items, Function<Schema, Optional<Json>> maker) {
  private static final int MAX_CONTAINED = 10;

  /** The array with the fewest changes; empty if none was found. */
  Optional<JsonArray> of(JsonArray array) {
    return Stream.concat(Stream.of(array.elements()), contained(array.elements()))
        .flatMap(each -> Stream.of(each, different(each)))
        .map(JsonArray::of)
        .filter(each -> SchemaLimits.allow(schema, each))
        .findFirst();
  }

  /** The elements with one or more in front that the array has to contain. */
  private Stream<List<Json>> contained(List<Json> elements) {
    return schema.subschemas("contains").values().stream()
        .flatMap(each -> maker.apply(each).stream())
        .flatMap(
            each ->
                IntStream.rangeClosed(1, MAX_CONTAINED)
                    .mapToObj(
                        count -> {
                          List<Json> all = new ArrayList<>(Collections.nCopies(count, each));
                          elements.stream().skip(count).forEach(all::add);
                          return all;
                        }));
  }

  private List<Json> different(List<Json> elements) {
    List<Json> different = new ArrayList<>();
    for (Json element : elements) {
      different.add(
          Stream.concat(Stream.of(element), NearValues.of(items, element))
              .filter(each -> !different.contains(each))
              .findFirst()
              .orElse(element));
    }
    return different;
  }
}
