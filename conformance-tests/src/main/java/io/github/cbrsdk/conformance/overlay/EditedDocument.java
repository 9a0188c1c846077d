package io.github.cbrsdk.conformance.overlay;

import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.OpenApi30Changes;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonBoolean;
import io.github.cbrsdk.conformance.json.JsonNull;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonPointer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A document of the contract, what was changed in it, and why. For one thread. */
public final class EditedDocument {
  /**
   * Why an entry was changed.
   *
   * @param pointer JSON pointer of the entry
   * @param evidence in words
   * @param fingerprint of the finding
   */
  public record Edit(String pointer, String evidence, String fingerprint) {}

  /** A number with at most so many digits fits into a long. */
  private static final int LONG_DIGITS = 18;

  private final Map<String, Object> before;
  private final @Nullable Map<String, Object> of30;
  private Map<String, Object> after;
  private final List<Edit> edits = new ArrayList<>();

  /** The first document of a contract. */
  public EditedDocument(EffectiveContract contract) {
    this.before = read(contract);
    this.of30 = contract.of30();
    this.after = copy(before);
  }

  private static Map<String, Object> read(EffectiveContract contract) {
    return contract.documents().values().iterator().next();
  }

  /** The document as its author wrote it. */
  public Map<String, Object> before() {
    return of30 == null ? before : of30;
  }

  /** The changed document, as its author would write it. */
  public Map<String, Object> after() {
    return of30 == null ? copy(after) : OpenApi30Changes.write(of30, before, after);
  }

  /**
   * Goes on with the document of a contract in which the changes were made; false if that is
   * another one.
   */
  public boolean goOnWith(EffectiveContract changed) {
    Map<String, Object> expected = after();
    after = copy(read(changed));
    return expected.equals(changed.of30() == null ? after : changed.of30());
  }

  public List<Edit> edits() {
    return edits;
  }

  /** The value at a pointer of a document, or null. */
  static @Nullable Object at(Object document, String pointer) {
    Object value = document;
    for (String segment : JsonPointer.names(pointer)) {
      if (value instanceof Map<?, ?> map) {
        value = map.get(segment);
      } else {
        value =
            value instanceof List<?> list
                    && segment.matches("[0-9]{1,6}")
                    && Integer.parseInt(segment) < list.size()
                ? list.get(Integer.parseInt(segment))
                : null;
      }
    }
    return value;
  }

  /** The value at a pointer as it is now, or null. */
  public @Nullable Object at(String pointer) {
    return at(after, pointer);
  }

  /** Sets an entry of the map at a pointer. */
  public void put(
      String map, String name, @Nullable Object value, String evidence, Finding finding) {
    map(map).put(name, copyOf(value));
    edits.add(new Edit(map + "/" + JsonPointer.escape(name), evidence, finding.fingerprint()));
  }

  /** Removes an entry of the map at a pointer, if it is there. */
  public void remove(String map, String name, String evidence, Finding finding) {
    map(map).remove(name);
    edits.add(new Edit(map + "/" + JsonPointer.escape(name), evidence, finding.fingerprint()));
  }

  @SuppressWarnings("unchecked") // Copied below, where all keys are names.
  private Map<String, @Nullable Object> map(String pointer) {
    return (Map<String, @Nullable Object>) Objects.requireNonNull(at(after, pointer), pointer);
  }

  private static Map<String, Object> copy(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((name, value) -> put(copy, String.valueOf(name), value));
    return copy;
  }

  @SuppressWarnings("NullAway") // YAML's null is a value here.
  static void put(Map<String, Object> copy, String name, @Nullable Object value) {
    copy.put(name, copyOf(value));
  }

  /** A value as maps, lists and scalars; a number is a Long or a BigDecimal. */
  static @Nullable Object copyOf(@Nullable Object value) {
    if (value instanceof JsonObject object) {
      return copy(object.members());
    }
    if (value instanceof JsonArray array) {
      return copyOf(array.elements());
    }
    if (value instanceof JsonNumber number) {
      BigDecimal exact = number.value();
      return exact == null ? number.text() : copyOf(exact);
    }
    if (value instanceof BigDecimal number) {
      return number.scale() <= 0 && number.precision() - number.scale() <= LONG_DIGITS
          ? (Object) number.longValueExact()
          : number;
    }
    if (value instanceof Json scalar) {
      return scalar == JsonNull.NULL
          ? null
          : scalar instanceof JsonBoolean
              ? (Object) (scalar == JsonBoolean.of(true))
              : scalar.text();
    }
    if (value instanceof Map<?, ?> map) {
      return copy(map);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(element -> copy.add(copyOf(element)));
      return copy;
    }
    return value;
  }
}
