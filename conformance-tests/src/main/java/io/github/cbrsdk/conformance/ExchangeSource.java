package io.github.cbrsdk.conformance;

import java.util.function.Consumer;

/** A source of exchanges, which are read one after the other. */
public interface ExchangeSource {
  /**
   * Reads all exchanges in a stable order.
   *
   * @throws SourceException if the source cannot be read; what came before it was delivered
   */
  void forEach(Consumer<Exchange> consumer);
}
