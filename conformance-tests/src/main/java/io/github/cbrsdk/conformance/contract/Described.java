package io.github.cbrsdk.conformance.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value in a document of the contract, as it is written there: for what is not compiled, such as
 * examples and extensions. Where nothing is written, everything about it is empty.
 */
public final class Described {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Object> document;
  private final @Nullable Object value;

  private Described(Map<String, Object> document, @Nullable Object value) {
    this.document = document;
    this.value = value;
  }

  /** Each document of a contract. */
  public static List<Described> documents(EffectiveContract contract) {
    return contract.documents().values().stream()
        .map(document -> new Described(document, document))
        .toList();
  }

  /** The document that an operation is in. */
  public static Described document(EffectiveContract contract, Operation operation) {
    Map<String, Object> document =
        contract.documents().getOrDefault(operation.location().file(), Map.of());
    return new Described(document, document);
  }

  /** The path that an operation is one of the methods of. */
  public static Described path(EffectiveContract contract, Operation operation) {
    return document(contract, operation).at("paths", operation.path().toString());
  }

  /** An operation. */
  public static Described operation(EffectiveContract contract, Operation operation) {
    return path(contract, operation).at(operation.method().toLowerCase(Locale.ROOT));
  }

  /** What is found by those names, one inside the other; references are followed. */
  public Described at(String... names) {
    Described found = resolved();
    for (String name : names) {
      Object child = found.value instanceof Map<?, ?> map ? map.get(name) : null;
      found = new Described(document, child).resolved();
    }
    return found;
  }

  private Described resolved() {
    if (value instanceof Map<?, ?> map && map.get("$ref") instanceof String reference) {
      Object target = document;
      for (String name : List.of(reference.substring(2).split("/", -1))) {
        target = target instanceof Map<?, ?> parent ? parent.get(name) : null;
      }
      return new Described(document, target);
    }
    return this;
  }

  /** Its entries by name, in the order of the document; none if it is no map. */
  public Map<String, Described> entries() {
    Map<String, Described> entries = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (name, entry) -> entries.put(String.valueOf(name), new Described(document, entry)));
    }
    return entries;
  }

  /** Its elements; none if it is no list. */
  public List<Described> elements() {
    return value instanceof List<?> list
        ? list.stream().map(element -> new Described(document, element)).toList()
        : List.of();
  }

  /** Whether anything is written here. */
  public boolean exists() {
    return value != null;
  }

  /** The scalar as text, if it is one. */
  public Optional<String> text() {
    return value == null || value instanceof Map || value instanceof List
        ? Optional.empty()
        : Optional.of(value.toString());
  }

  /** The value as JSON. */
  public String json() {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
