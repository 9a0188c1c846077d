package io.github.cbrsdk.conformance.expression;

/** What is known of an expression's value before it is evaluated. */
enum StaticType {
  BOOLEAN,
  INTEGER,
  NUMBER,
  STRING,
  TIME,
  LIST,
  NULL,
  /** Nothing: it depends on the value at hand. */
  ANY;

  boolean canBe(StaticType wanted) {
    return this == wanted || this == ANY || wanted == ANY;
  }

  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
