package io.github.cbrsdk.conformance;

import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.ContractException;
import io.github.cbrsdk.conformance.contract.UnknownEditionException;
import java.time.Instant;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Checks exchanges against a contract. Immutable and safe for use by several threads.
 *
 * <pre>{@code
 * Result result = Conformance.of(Contract.bundled()).edition("otc-2024-09").check(source);
 * }</pre>
 */
public interface Conformance {
  /** Stands for the nearest edition: with breaking drift in the fewest exchanges. */
  String AUTO = "auto";

  /** Makes checks; found by {@link ServiceLoader}, since this package knows no implementation. */
  interface Provider {
    /**
     * A check against that contract by the nearest edition.
     *
     * @throws ContractException if the contract cannot be compiled
     */
    Conformance of(Contract contract);
  }

  /**
   * A check against that contract by the nearest edition.
   *
   * @throws ContractException if the contract cannot be compiled
   */
  static Conformance of(Contract contract) {
    return ServiceLoader.load(Provider.class, Conformance.class.getClassLoader())
        .iterator()
        .next()
        .of(contract);
  }

  /**
   * The same check by an edition.
   *
   * @param nameOrPath {@value #AUTO}, {@code any}, the name of an edition, or the path of an
   *     overlay
   * @throws UnknownEditionException if it is none of them
   * @throws ContractException if it cannot be compiled
   */
  Conformance edition(String nameOrPath);

  /** The same check with another impact of a rule. */
  Conformance impact(Rule rule, Impact impact);

  /**
   * The same check, in which recordings from before that time, of unknown age or from the future
   * are not checked.
   */
  Conformance recordedSince(Instant oldest);

  /**
   * Checks all exchanges of a source. A result is conformant only if the check also passes its
   * self-test, which runs once for each contract and edition: it has to detect one injected drift
   * of each kind. The result is {@linkplain java.io.Serializable serializable}, so that the results
   * of parts can be sent to where they are merged.
   *
   * @throws SourceException if the source cannot be read
   */
  default Result check(ExchangeSource source) {
    return check(source, exchange -> {});
  }

  /**
   * Checks all exchanges of a source.
   *
   * @param each is told of each exchange, in the order of the source and by one thread at a time
   * @throws SourceException if the source cannot be read
   */
  Result check(ExchangeSource source, Consumer<CheckedExchange> each);

  /** Checks one exchange. */
  default CheckedExchange check(Exchange exchange) {
    return oneByOne().apply(exchange);
  }

  /** Checks many exchanges, each at once; for one thread. */
  Function<Exchange, CheckedExchange> oneByOne();
}
