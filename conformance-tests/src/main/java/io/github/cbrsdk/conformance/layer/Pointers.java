package io.github.cbrsdk.conformance.layer;

/** How JSON pointers lie to each other. */
final class Pointers {
  private Pointers() {}

  /** Whether a pointer leads to a place or into it. */
  static boolean isAtOrBelow(String pointer, String place) {
    return pointer.startsWith(place)
        && (pointer.length() == place.length() || pointer.charAt(place.length()) == '/');
  }
}
