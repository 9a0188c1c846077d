package io.github.cbrsdk.conformance.layer;

/** One way of looking at an exchange. Reports what it notices; never throws for any exchange. */
interface CheckLayer {
  void look(Inspection inspection);
}
