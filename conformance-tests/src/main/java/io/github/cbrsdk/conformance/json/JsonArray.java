package io.github.cbrsdk.conformance.json;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON array. */
public final class JsonArray implements Json {
  private final Json[] elements;

  /** Made when it is first asked for. */
  private @Nullable List<Json> list;

  JsonArray(Json[] elements) {
    this.elements = elements;
  }

  public static JsonArray of(List<Json> elements) {
    return new JsonArray(elements.toArray(Json[]::new));
  }

  @Override
  public int size() {
    return elements.length;
  }

  public Json get(int index) {
    return elements[index];
  }

  @Override
  public List<Json> elements() {
    List<Json> made = list;
    if (made == null) {
      made = Collections.unmodifiableList(Arrays.asList(elements));
      list = made;
    }
    return made;
  }

  @Override
  public @Nullable Json with(List<?> path, @Nullable Json value) {
    if (path.isEmpty()) {
      return value;
    }
    int index = (Integer) path.get(0);
    if (index >= elements.length) {
      return this;
    }
    Json[] others = elements.clone();
    others[index] = Json.of(elements[index].with(path.subList(1, path.size()), value));
    return new JsonArray(others);
  }

  @Override
  public JsonType type() {
    return JsonType.ARRAY;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonArray array && array.elements().equals(elements());
  }

  @Override
  public int hashCode() {
    return elements().hashCode();
  }
}
