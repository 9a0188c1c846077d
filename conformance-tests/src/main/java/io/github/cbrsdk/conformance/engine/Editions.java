package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.PathTemplate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The editions that a run considers. They are checked together in one pass: what a value does to
 * several editions is one bit mask, in which bit <i>i</i> stands for the edition with index
 * <i>i</i>. Immutable.
 */
public final class Editions {
  private final List<EffectiveContract> contracts;
  private final List<String> names;
  private final Map<String, List<Drift>> noDrifts;
  private final List<OperationInEditions> operations;
  private final List<OperationInEditions> mostLiteralFirst;
  private final Expressions expressions = new Expressions();

  private Editions(List<EffectiveContract> contracts) {
    this.contracts = List.copyOf(contracts);
    this.names = contracts.stream().map(contract -> contract.edition().name()).toList();
    Map<String, List<Drift>> none = new LinkedHashMap<>();
    names.forEach(name -> none.put(name, List.of()));
    this.noDrifts = Collections.unmodifiableMap(none);
    Map<String, @Nullable Operation[]> byId = new LinkedHashMap<>();
    for (int i = 0; i < contracts.size(); i++) {
      for (Operation operation : contracts.get(i).operations()) {
        byId.computeIfAbsent(operation.id(), id -> new Operation[contracts.size()])[i] = operation;
      }
    }
    List<OperationInEditions> all = new ArrayList<>();
    byId.forEach((id, each) -> all.add(new OperationInEditions(id, each)));
    this.operations = List.copyOf(all);
    // At once, since a rule that does not compile must stop the run before it begins.
    contracts.forEach(expressions::compile);
    all.sort(Comparator.comparingInt(operation -> -operation.path().literalSegments()));
    this.mostLiteralFirst = List.copyOf(all);
  }

  /**
   * These editions of one contract, in the order of preference where two fit equally well.
   *
   * @throws IllegalArgumentException if there are none or more than 64
   */
  public static Editions of(List<EffectiveContract> contracts) {
    if (contracts.isEmpty() || contracts.size() > Long.SIZE) {
      throw new IllegalArgumentException("From 1 to 64 editions are needed");
    }
    return new Editions(contracts);
  }

  public int size() {
    return contracts.size();
  }

  public EffectiveContract contract(int index) {
    return contracts.get(index);
  }

  /** Their names, by index. */
  public List<String> names() {
    return names;
  }

  /** No drifts from any of them, by name and in the same order. */
  Map<String, List<Drift>> noDrifts() {
    return noDrifts;
  }

  /** The names of the editions of a mask. */
  Set<String> names(long mask) {
    return IntStream.range(0, size())
        .filter(i -> (mask >>> i & 1) != 0)
        .mapToObj(names::get)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The hashes of their contracts, by index: equal for equal contracts. */
  public List<String> hashes() {
    return contracts.stream().map(contract -> contract.info().sha256()).toList();
  }

  /** The operations of all of them, in the order of the contract. */
  public List<OperationInEditions> operations() {
    return operations;
  }

  /**
   * The operation that a request asks for and its path variables, or null if there is none. One
   * that is found where a server of the contract has it comes first.
   */
  public @Nullable Call call(Request request) {
    Call below = null;
    List<String> path = PathTemplate.segmentsOf(request.url());
    for (OperationInEditions operation : mostLiteralFirst) {
      if (operation.method().equals(request.method())) {
        Map<String, String> variables = operation.path().match(path).orElse(null);
        if (variables != null) {
          Call call = new Call(operation, variables);
          if (operation.path().isBelowServer(path)) {
            return call;
          }
          below = below == null ? call : below;
        }
      }
    }
    return below;
  }

  public Expressions expressions() {
    return expressions;
  }

  /** The editions of which that is true, as a mask. */
  public long mask(IntPredicate condition) {
    long mask = 0;
    for (int i = 0; i < contracts.size(); i++) {
      if (condition.test(i)) {
        mask |= 1L << i;
      }
    }
    return mask;
  }

  /**
   * A request as the contract sees it.
   *
   * @param operation what was asked for
   * @param variables the variables of its path
   */
  public record Call(OperationInEditions operation, Map<String, String> variables) {}
}
