package io.github.cbrsdk.conformance.mock;

import io.github.cbrsdk.conformance.contract.Constraint;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.PathTemplate;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.contract.StringFormat;
import io.github.cbrsdk.conformance.contract.TextPattern;
import io.github.cbrsdk.conformance.contract.Uuid;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The paths of an operation, as regular expressions. */
final class PathForm {
  private static final String ANYTHING = "[^/]+";

  private final PathTemplate path;
  private final Map<String, String> forms;

  private PathForm(PathTemplate path, Map<String, String> forms) {
    this.path = path;
    this.forms = forms;
  }

  static PathForm of(Operation operation) {
    Map<String, String> forms = new HashMap<>();
    operation
        .parameters()
        .forEach(parameter -> forms.put(parameter.name(), form(parameter.schema())));
    return new PathForm(operation.path(), forms);
  }

  /** Matches any values of the variables. */
  String loose() {
    return expression(Map.of());
  }

  /** Matches only values of the form that the contract declares. */
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

  private static String form(@Nullable Schema schema) {
    Set<Constraint> constraints = schema == null ? Set.of() : schema.constraints().keySet();
    return constraints.stream()
        .filter(TextPattern.class::isInstance)
        .map(pattern -> ((TextPattern) pattern).source().replaceAll("^\\^|\\$$", ""))
        .findFirst()
        .orElse(constraints.contains(StringFormat.UUID) ? Uuid.REGEX : ANYTHING);
  }
}
