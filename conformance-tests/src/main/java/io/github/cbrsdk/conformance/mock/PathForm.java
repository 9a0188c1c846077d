package io.github.cbrsdk.conformance.mock;

import io.github.cbrsdk.conformance.contract.Described;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.PathTemplate;
import io.github.cbrsdk.conformance.contract.Uuid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The paths of an operation, as regular expressions. */
final class PathForm {
  private static final String ANYTHING = "[^/]+";

  private final PathTemplate path;
  private final Map<String, String> forms;

  private PathForm(PathTemplate path, Map<String, String> forms) {
    this.path = path;
    this.forms = forms;
  }

  static PathForm of(EffectiveContract contract, Operation operation) {
    Map<String, String> forms = new HashMap<>();
    Described path = Described.path(contract, operation);
    Described method = Described.operation(contract, operation);
    for (Described owner : List.of(path, method)) {
      for (Described parameter : owner.at("parameters").elements()) {
        parameter
            .at("name")
            .text()
            .ifPresent(name -> forms.put(name, form(parameter.at("schema"))));
      }
    }
    return new PathForm(operation.path(), forms);
  }

  /** Matches whatever stands in the place of the variables. */
  String loose() {
    return expression(Map.of());
  }

  /** Matches only if the variables have the form that the contract declares. */
  String strict() {
    return expression(forms);
  }

  private String expression(Map<String, String> variables) {
    StringBuilder expression = new StringBuilder();
    int copied = 0;
    for (String name : path.variables()) {
      String variable = "{" + name + "}";
      int start = path.toString().indexOf(variable, copied);
      expression.append(Pattern.quote(path.toString().substring(copied, start)));
      expression.append(variables.getOrDefault(name, ANYTHING));
      copied = start + variable.length();
    }
    return expression.append(Pattern.quote(path.toString().substring(copied))).toString();
  }

  private static String form(Described schema) {
    return schema
        .at("pattern")
        .text()
        .map(pattern -> pattern.replaceAll("^\\^|\\$$", ""))
        .orElse(schema.at("format").text().equals(Optional.of("uuid")) ? Uuid.REGEX : ANYTHING);
  }
}
