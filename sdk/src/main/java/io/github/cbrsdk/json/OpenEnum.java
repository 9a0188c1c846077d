package io.github.cbrsdk.json;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A string for which the contract lists values. Unlisted values of a service are kept. */
public abstract class OpenEnum implements Comparable<OpenEnum>, Serializable {
  private static final long serialVersionUID = 1;

  private final String text;

  /** A value with its text in JSON. */
  protected OpenEnum(String text) {
    this.text = requireNonNull(text, "text");
  }

  /** Whether the contract lists this value. */
  public abstract boolean isListed();

  /** The text in JSON. An ObjectMapper writes it too. */
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

  /** Compares the texts. */
  @Override
  public final int compareTo(OpenEnum other) {
    return text.compareTo(other.text);
  }

  /**
   * The listed values of an open enum, and the factory of unlisted ones.
   *
   * @param <E> the open enum
   */
  public static final class Values<E extends OpenEnum> {
    private final Map<String, E> listed = new LinkedHashMap<>();
    private final Function<String, E> unlisted;

    /** The listed values, and the factory of unlisted ones. */
    public Values(List<E> listed, Function<String, E> unlisted) {
      listed.forEach(value -> this.listed.put(value.toString(), value));
      this.unlisted = requireNonNull(unlisted, "unlisted");
    }

    /** The value of a text. Listed values are always the same instance. */
    public E of(String text) {
      E value = listed.get(requireNonNull(text, "text"));
      return value != null ? value : unlisted.apply(text);
    }

    /** The listed values, in the order of the contract. */
    public List<E> listed() {
      return List.copyOf(listed.values());
    }

    @Override
    public String toString() {
      return listed.keySet().toString();
    }
  }
}
