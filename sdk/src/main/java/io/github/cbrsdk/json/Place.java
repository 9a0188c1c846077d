package io.github.cbrsdk.json;

import org.jspecify.annotations.Nullable;

/**
 * Where a value stands, as the steps from the root. Cheap to make, since hardly any is ever
 * printed.
 */
public final class Place {
  static final Place ROOT = new Place(null, "", -1);

  private final @Nullable Place parent;
  private final String name;
  private final int index;

  private Place(@Nullable Place parent, String name, int index) {
    this.parent = parent;
    this.name = name;
    this.index = index;
  }

  /** A step further: to the member of that name or, if it is not negative, to the item at index. */
  Place step(String name, int index) {
    return new Place(this, name, index);
  }

  /** The JSON pointer (RFC 6901), the root's being empty. */
  @Override
  public String toString() {
    if (parent == null) {
      return "";
    }
    String step = index >= 0 ? Integer.toString(index) : name.replace("~", "~0").replace("/", "~1");
    return parent + "/" + step;
  }
}
