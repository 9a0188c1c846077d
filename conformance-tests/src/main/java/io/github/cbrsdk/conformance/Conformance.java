package io.github.cbrsdk.conformance;

import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.ContractException;
import io.github.cbrsdk.conformance.contract.UnknownEditionException;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Checks exchanges against a contract. Immutable and safe for use by several threads.
 *
 * <pre>{@code
 * Result result = Conformance.of(Contract.bundled()).edition("otc-2024-09").check(source);
 * }</pre>
 */
public final class Conformance {
  /** Stands for the edition with the least drift. */
  public static final String AUTO = "auto";

  private final Contract contract;
  private final String edition;
  private final Set<Layer> layers;

  private Conformance(Contract contract, String edition, Set<Layer> layers) {
    this.contract = contract;
    this.edition = edition;
    this.layers = layers;
  }

  /** A check against that contract, by the edition with the least drift, with all layers. */
  public static Conformance of(Contract contract) {
    return new Conformance(contract, AUTO, EnumSet.allOf(Layer.class));
  }

  /**
   * The same check by an edition.
   *
   * @param nameOrPath {@value #AUTO}, {@code any}, the name of an edition, or the path of an
   *     overlay
   * @throws UnknownEditionException if it is none of them
   * @throws ContractException if it cannot be compiled
   */
  public Conformance edition(String nameOrPath) {
    return new Conformance(contract, nameOrPath, layers);
  }

  /** The same check without a layer; for showing that each of them is needed. */
  public Conformance without(Layer layer) {
    Set<Layer> fewer = EnumSet.copyOf(layers);
    fewer.remove(layer);
    return new Conformance(contract, edition, fewer);
  }

  /** Checks all exchanges of a source. */
  public Result check(ExchangeSource source) {
    return check(source, exchange -> {});
  }

  /**
   * Checks all exchanges of a source.
   *
   * @param each is told of each exchange, in the order of the source and by one thread at a time
   * @throws SourceException if the source cannot be read
   */
  public Result check(ExchangeSource source, Consumer<CheckedExchange> each) {
    throw new UnsupportedOperationException();
  }

  /** Checks one exchange. */
  public CheckedExchange check(Exchange exchange) {
    throw new UnsupportedOperationException();
  }
}
