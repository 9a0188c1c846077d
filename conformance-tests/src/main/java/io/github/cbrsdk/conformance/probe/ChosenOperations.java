package io.github.cbrsdk.conformance.probe;

import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.NearestName;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.Parameter;
import io.github.cbrsdk.conformance.sdk.SdkOperation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Chooses the operations that a live run sends. An operation that may change something on the
 * service is chosen only if the user allowed it by name.
 */
public final class ChosenOperations {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private ChosenOperations() {}

  /**
   * The chosen operations. Those that change nothing come first, since another one could delete
   * what they ask for.
   *
   * @param named ids of the operations to send; empty for all that change nothing or are allowed
   * @param allowed ids of operations that may change something
   * @throws IllegalArgumentException if a name is unknown, not allowed or without effect; the
   *     message says what to do
   */
  public static List<Operation> of(
      EffectiveContract contract, List<String> named, List<String> allowed) {
    named.forEach(name -> require(contract, "--operation", name));
    for (String name : allowed) {
      Operation operation = require(contract, "--allow", name);
      if (!named.isEmpty() && !named.contains(name)) {
        throw new IllegalArgumentException(
            "--allow %s has no effect: --operation does not name it.".formatted(name));
      }
      if (needsBody(operation)) {
        throw new IllegalArgumentException(
            "--allow %s: it needs a request body, and the check has none to send.".formatted(name));
      }
    }
    List<Operation> chosen = new ArrayList<>(behindLogin(contract));
    chosen.removeIf(
        each ->
            named.isEmpty()
                ? !isSafe(each) && !allowed.contains(each.id())
                : !named.contains(each.id()));
    chosen.sort(Comparator.comparing(each -> !isSafe(each)));
    for (Operation each : chosen) {
      if (!isSafe(each) && !allowed.contains(each.id())) {
        throw new IllegalArgumentException(
            "--operation %s sends %s, which may change something on the service. Add --allow %s to"
                    .formatted(each.id(), each.method(), each.id())
                + " send it.");
      }
    }
    return chosen;
  }

  /**
   * All operations that take a login, in the order of the contract; of a contract that no SDK was
   * generated for, all operations.
   */
  public static List<Operation> behindLogin(EffectiveContract contract) {
    boolean plain = !haveSdk(contract.operations());
    return contract.operations().stream()
        .filter(operation -> plain || !operation.secretHeaders().isEmpty())
        .toList();
  }

  /** Whether the SDK has all of these operations, so that it sends them. */
  public static boolean haveSdk(List<Operation> operations) {
    return !operations.isEmpty()
        && operations.stream().allMatch(each -> SdkOperation.of(each.id()).isPresent());
  }

  /** The operations for which every required parameter has a value. */
  public static List<Operation> callable(
      List<Operation> operations, Map<String, List<String>> values) {
    return operations.stream().filter(operation -> missing(operation, values).isEmpty()).toList();
  }

  /** The names of the required parameters of an operation that have no value. */
  public static List<String> missing(Operation operation, Map<String, List<String>> values) {
    return operation.parameters().stream()
        .filter(each -> each.required() || each.in().equals("path"))
        .map(Parameter::name)
        .filter(name -> !values.containsKey(name))
        .toList();
  }

  /**
   * The names of the parameters that the user can give a value: the SDK takes those in paths, and
   * other calls take all.
   */
  public static List<String> settable(EffectiveContract contract) {
    List<Operation> operations = behindLogin(contract);
    return haveSdk(operations)
        ? parameters(operations)
        : operations.stream()
            .flatMap(
                operation ->
                    Stream.concat(
                        operation.path().variables().stream(),
                        operation.parameters().stream().map(Parameter::name)))
            .distinct()
            .toList();
  }

  /** The names of the path parameters of operations, in the order of their paths. */
  public static List<String> parameters(List<Operation> operations) {
    return operations.stream()
        .flatMap(operation -> operation.path().variables().stream())
        .distinct()
        .toList();
  }

  private static boolean isSafe(Operation operation) {
    return SAFE.contains(operation.method());
  }

  private static boolean needsBody(Operation operation) {
    return operation
        .yaml()
        .find("requestBody", "required")
        .filter(required -> Boolean.TRUE.equals(required.value()))
        .isPresent();
  }

  private static Operation require(EffectiveContract contract, String option, String id) {
    List<Operation> operations = behindLogin(contract);
    List<String> ids = operations.stream().map(Operation::id).toList();
    for (Operation each : operations) {
      if (each.id().equals(id)) {
        return each;
      }
    }
    throw new IllegalArgumentException(
        "%s: the contract has no operation '%s'.%s It has %s."
            .formatted(option, id, NearestName.question(id, ids), String.join(", ", ids)));
  }
}
