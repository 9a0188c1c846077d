package io.github.cbrsdk.conformance.endpoint;

import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The paths of an operation, as regular expressions. */
final class PathForm {
  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
  private static final String ANYTHING = "[^/]+";
  private static final String UUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  private final String template;
  private final Map<String, String> forms;

  private PathForm(String template, Map<String, String> forms) {
    this.template = template;
    this.forms = forms;
  }

  static PathForm of(EffectiveContract contract, Operation operation) {
    String template = operation.path().toString();
    Map<String, String> forms = new HashMap<>();
    Object path = at(contract.documents(), operation.location().file(), "paths", template);
    Object method = at(path, operation.method().toLowerCase(Locale.ROOT));
    for (Object owner : List.of(path, method)) {
      if (at(owner, "parameters") instanceof List<?> parameters) {
        parameters.forEach(
            parameter ->
                forms.put(String.valueOf(at(parameter, "name")), form(at(parameter, "schema"))));
      }
    }
    return new PathForm(template, forms);
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
    Matcher variable = VARIABLE.matcher(template);
    int copied = 0;
    while (variable.find()) {
      expression.append(Pattern.quote(template.substring(copied, variable.start())));
      expression.append(variables.getOrDefault(variable.group(1), ANYTHING));
      copied = variable.end();
    }
    return expression.append(Pattern.quote(template.substring(copied))).toString();
  }

  private static String form(Object schema) {
    if (at(schema, "pattern") instanceof String pattern) {
      return pattern.replaceAll("^\\^|\\$$", "");
    }
    return "uuid".equals(at(schema, "format")) ? UUID : ANYTHING;
  }

  private static Object at(Object value, String... names) {
    Object found = value;
    for (String name : names) {
      found = found instanceof Map<?, ?> map && map.get(name) != null ? map.get(name) : Map.of();
    }
    return found;
  }
}
