package io.github.cbrsdk.conformance.engine;

/** A rule about an exchange. Reports violations; throws for no exchange. */
@FunctionalInterface
public interface ExchangeRule {
  /** Reports to the context each violation in its exchange. */
  void evaluate(ExchangeContext context);

  /** Whether it looks at more than the request and the status. */
  default boolean needsResponse() {
    return true;
  }
}
