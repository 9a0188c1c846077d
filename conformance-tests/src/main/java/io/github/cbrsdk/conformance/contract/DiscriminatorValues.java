package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.json.JsonType;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The values of a discriminator's member, each of which names a schema.
 *
 * @param names the values, numbers and booleans as they are written
 */
public record DiscriminatorValues(Set<String> names) implements Constraint {
  private static final Set<JsonType> TYPES =
      Collections.unmodifiableSet(
          EnumSet.of(JsonType.STRING, JsonType.INTEGER, JsonType.NUMBER, JsonType.BOOLEAN));

  public DiscriminatorValues {
    names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
  }

  @Override
  public Set<JsonType> types() {
    return TYPES;
  }

  @Override
  public boolean accepts(Json value) {
    return names.contains(value.text());
  }

  @Override
  public String expectation() {
    return new AllowedValues(
            names.stream()
                .map(JsonString::new)
                .collect(Collectors.toCollection(LinkedHashSet::new)))
        .expectation();
  }

  @Override
  public String keyword() {
    return "discriminator";
  }
}
