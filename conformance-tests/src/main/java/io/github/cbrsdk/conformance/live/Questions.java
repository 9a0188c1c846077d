package io.github.cbrsdk.conformance.live;

import io.github.cbrsdk.conformance.contract.Described;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.live.Question.Login;
import io.github.cbrsdk.conformance.record.Pseudonyms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What to ask: each operation with each of the given ids, and, as the contract's {@code x-probes}
 * say, what it answers to an id that does not exist, to a malformed one, and to a wrong login.
 */
public final class Questions {
  private static final String MALFORMED = "malformed-id";

  private final EffectiveContract contract;
  private final Map<String, List<String>> values;
  private final List<Question> questions = new ArrayList<>();

  private Questions(EffectiveContract contract, Map<String, List<String>> values) {
    this.contract = contract;
    this.values = values;
  }

  /**
   * The path parameters of all operations that take a login, in the order in which they stand.
   *
   * @return their names
   */
  public static List<String> parameters(EffectiveContract contract) {
    return contract.operations().stream()
        .filter(operation -> !operation.secretHeaders().isEmpty())
        .flatMap(operation -> operation.path().variables().stream())
        .distinct()
        .toList();
  }

  /**
   * Everything that can be asked with those path parameters.
   *
   * @param values the values of each
   * @param probes whether to ask also for what has to fail
   */
  static List<Question> of(
      EffectiveContract contract, Map<String, List<String>> values, boolean probes) {
    Questions questions = new Questions(contract, values);
    for (Operation operation : contract.operations()) {
      List<String> parameters = operation.path().variables();
      if (!operation.secretHeaders().isEmpty() && values.keySet().containsAll(parameters)) {
        questions.ask(operation, parameters, probes);
      }
    }
    return List.copyOf(questions.questions);
  }

  private void ask(Operation operation, List<String> parameters, boolean probes) {
    List<Map<String, String>> all = combinations(parameters);
    String last = parameters.isEmpty() ? "" : parameters.get(parameters.size() - 1);
    for (Map<String, String> each : all) {
      add(operation, each.getOrDefault(last, "all"), each, Login.VALID, Expectation.SUCCESS);
    }
    if (!probes || all.isEmpty()) {
      return;
    }
    Map<String, String> first = all.get(0);
    probe(operation, "no-login", first, Login.NONE);
    probe(operation, "wrong-login", first, Login.WRONG);
    if (!parameters.isEmpty()) {
      String unknown = new Pseudonyms().of(first.getOrDefault(last, last));
      probe(operation, "unknown-id", with(first, last, unknown), Login.VALID);
      probe(operation, MALFORMED, with(first, last, MALFORMED), Login.VALID);
    }
  }

  private void probe(
      Operation operation, String name, Map<String, String> parameters, Login login) {
    Described declared = Described.operation(contract, operation).at("x-probes", name);
    declared
        .at("status")
        .text()
        .map(Integer::valueOf)
        .map(status -> new Expectation(status, declared.at("schema").text().orElse("")))
        .ifPresent(expected -> add(operation, name, parameters, login, expected));
  }

  private void add(
      Operation operation,
      String name,
      Map<String, String> parameters,
      Login login,
      Expectation expected) {
    questions.add(
        new Question(operation.id() + "/" + name, operation, parameters, login, expected));
  }

  private List<Map<String, String>> combinations(List<String> parameters) {
    List<Map<String, String>> combinations = List.of(Map.of());
    for (String parameter : parameters) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> combination : combinations) {
        for (String value : values.getOrDefault(parameter, List.of())) {
          longer.add(with(combination, parameter, value));
        }
      }
      combinations = longer;
    }
    return combinations;
  }

  private static Map<String, String> with(
      Map<String, String> parameters, String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(parameters);
    changed.put(name, value);
    return changed;
  }
}
