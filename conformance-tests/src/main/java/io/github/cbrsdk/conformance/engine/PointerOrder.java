package io.github.cbrsdk.conformance.engine;

/** How JSON pointers lie to each other. */
public final class PointerOrder {
  private PointerOrder() {}

  /** Whether a pointer leads to a value or into it. */
  public static boolean isAtOrBelow(String pointer, String node) {
    return pointer.startsWith(node)
        && (pointer.length() == node.length() || pointer.charAt(node.length()) == '/');
  }
}
