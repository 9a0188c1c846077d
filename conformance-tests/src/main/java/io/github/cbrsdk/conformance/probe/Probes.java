package io.github.cbrsdk.conformance.probe;

import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.YamlNode;
import io.github.cbrsdk.conformance.probe.Probe.ExpectedResponse;
import io.github.cbrsdk.conformance.probe.Probe.Login;
import io.github.cbrsdk.conformance.record.Pseudonyms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The requests of a live run: each chosen operation with each given id; and, where the contract's
 * {@code x-contract-probes} declare it, with an unknown id, a malformed id, no login and a wrong
 * login.
 */
public final class Probes {
  private static final String MALFORMED = "malformed-id";

  private final Map<String, List<String>> values;
  private final List<Probe> probes = new ArrayList<>();

  private Probes(Map<String, List<String>> values) {
    this.values = values;
  }

  /**
   * The probes of operations.
   *
   * @param failures whether to add the requests that must fail
   */
  public static Probes of(
      List<Operation> operations, Map<String, List<String>> values, boolean failures) {
    Probes probes = new Probes(values);
    operations.forEach(each -> probes.addAll(each, each.path().variables(), failures));
    return probes;
  }

  List<Probe> all() {
    return probes;
  }

  private void addAll(Operation operation, List<String> parameters, boolean failures) {
    List<Map<String, String>> all = combinations(parameters);
    String last = parameters.isEmpty() ? "" : parameters.get(parameters.size() - 1);
    for (Map<String, String> each : all) {
      add(operation, each.getOrDefault(last, "all"), each, Login.VALID, ExpectedResponse.SUCCESS);
    }
    if (!failures || all.isEmpty()) {
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
    YamlNode declared = operation.yaml().find("x-contract-probes", name).orElse(null);
    if (declared != null && declared.get("status") != null) {
      int status = Integer.parseInt(text(declared, "status"));
      ExpectedResponse expected = new ExpectedResponse(status, text(declared, "schema"));
      add(operation, name, parameters, login, expected);
    }
  }

  private static String text(YamlNode map, String name) {
    return map.find(name).map(YamlNode::value).map(String::valueOf).orElse("");
  }

  private void add(
      Operation operation,
      String name,
      Map<String, String> parameters,
      Login login,
      ExpectedResponse expected) {
    probes.add(new Probe(operation.id() + "/" + name, operation, parameters, login, expected));
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
