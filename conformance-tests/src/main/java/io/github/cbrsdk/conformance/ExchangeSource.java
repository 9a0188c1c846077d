package io.github.cbrsdk.conformance;

import java.util.function.Consumer;

/** Something that exchanges can be read from, one after the other, without holding all of them. */
public interface ExchangeSource {
  /**
   * Reads all exchanges in a stable order.
   *
   * @throws SourceException if the source cannot be read; what came before it was delivered
   */
  void forEach(Consumer<Exchange> consumer);
}
