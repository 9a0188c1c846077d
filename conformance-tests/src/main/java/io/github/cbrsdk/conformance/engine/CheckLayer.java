package io.github.cbrsdk.conformance.engine;

/** One way of looking at an exchange. Reports what it notices; never throws for any exchange. */
interface CheckLayer {
  void evaluate(ExchangeContext context);
}
