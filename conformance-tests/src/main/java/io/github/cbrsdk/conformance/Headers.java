package io.github.cbrsdk.conformance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The headers of a message, in the order in which they were sent; names ignore case. */
public final class Headers {
  private static final Headers NONE = new Headers(List.of());

  private final List<Header> all;

  private Headers(List<Header> all) {
    this.all = all;
  }

  /**
   * One header line.
   *
   * @param name as sent
   * @param value as sent; {@link #toString()} leaves it out, since it may be a secret
   */
  public record Header(String name, String value) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** No headers. */
  public static Headers none() {
    return NONE;
  }

  /** These, in this order. */
  public static Headers of(List<Header> headers) {
    return headers.isEmpty() ? NONE : new Headers(List.copyOf(headers));
  }

  /** One header. */
  public static Headers of(String name, String value) {
    return new Headers(List.of(new Header(name, value)));
  }

  /** The value of the first header of that name, or null. */
  public @Nullable String first(String name) {
    for (int i = 0; i < all.size(); i++) { // Without an iterator: it runs often.
      if (all.get(i).name().equalsIgnoreCase(name)) {
        return all.get(i).value();
      }
    }
    return null;
  }

  /** The values of all headers of that name, in the order in which they were sent. */
  public List<String> values(String name) {
    List<String> values = List.of();
    for (Header header : all) {
      if (header.name().equalsIgnoreCase(name)) {
        values = values.isEmpty() ? new ArrayList<>(1) : values;
        values.add(header.value());
      }
    }
    return Collections.unmodifiableList(values);
  }

  /** All headers, unmodifiable. */
  public List<Header> all() {
    return all;
  }

  /** The names alone, since values may be secrets. */
  @Override
  public String toString() {
    return all.toString();
  }
}
