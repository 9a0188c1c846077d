package io.github.cbrsdk.json;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A string of which the contract lists values, and of which a service may send others: those are
 * kept, and equal and print like the listed ones.
 */
public abstract class OpenEnum implements Comparable<OpenEnum>, Serializable {
  private static final long serialVersionUID = 1;

  private final String text;

  /** Takes the text as it stands in JSON. */
  protected OpenEnum(String text) {
    this.text = requireNonNull(text, "text");
  }

  /** Whether the contract lists this value. */
  public abstract boolean isListed();

  /** The text as it stands in JSON, where an ObjectMapper puts it. */
  @JsonValue
  @Override
  public final String toString() {
    return text;
  }

  @SuppressWarnings("EqualsGetClass") // The generated subclasses are final.
  @Override
  public final boolean equals(@Nullable Object other) {
    return other != null && other.getClass() == getClass() && text.equals(((OpenEnum) other).text);
  }

  @Override
  public final int hashCode() {
    return text.hashCode();
  }

  /** By text. */
  @Override
  public final int compareTo(OpenEnum other) {
    return text.compareTo(other.text);
  }

  /**
   * The values that the contract lists, and the way to those that it does not.
   *
   * @param <E> the open enum
   */
  public static final class Values<E extends OpenEnum> {
    private final Map<String, E> listed = new LinkedHashMap<>();
    private final Function<String, E> unlisted;

    /** Takes the listed values and what makes an unlisted one. */
    public Values(List<E> listed, Function<String, E> unlisted) {
      listed.forEach(value -> this.listed.put(value.toString(), value));
      this.unlisted = requireNonNull(unlisted, "unlisted");
    }

    /** The value with that text, the same instance each time if it is a listed one. */
    public E of(String text) {
      E value = listed.get(requireNonNull(text, "text"));
      return value != null ? value : unlisted.apply(text);
    }

    /** The listed values, in the contract's order. */
    public List<E> listed() {
      return List.copyOf(listed.values());
    }

    @Override
    public String toString() {
      return listed.keySet().toString();
    }
  }
}
