package io.github.cbrsdk.conformance.json;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The types of JSON Schema. */
public enum JsonType {
  NULL(0),
  BOOLEAN(1),
  /** A number without a fractional part. */
  INTEGER(2),
  NUMBER(3),
  STRING(4),
  ARRAY(5),
  OBJECT(6);

  /** All of them, each at its {@link #index()}. */
  public static final List<JsonType> ALL = List.of(values());

  private final int index;
  private final String id = name().toLowerCase(Locale.ROOT);

  JsonType(int index) {
    this.index = index;
  }

  /** Its index in arrays with an entry for each type. */
  public int index() {
    return index;
  }

  /** Types in words, in alphabetical order; a number may be an integer. */
  public static String names(Set<JsonType> types) {
    return types.isEmpty()
        ? "nothing"
        : types.stream()
            .filter(type -> type != INTEGER || !types.contains(NUMBER))
            .map(JsonType::id)
            .sorted()
            .collect(Collectors.joining(" or "));
  }

  /** A description with an article if it is the name of a type that is a noun. */
  public static String withArticle(String observed) {
    return ALL.stream().noneMatch(type -> type != NULL && type.id().equals(observed))
        ? observed
        : ("aio".indexOf(observed.charAt(0)) < 0 ? "a " : "an ") + observed;
  }

  /** The name in JSON Schema. */
  public String id() {
    return id;
  }
}
