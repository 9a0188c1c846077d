package io.github.cbrsdk.conformance.mock;

import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.Parameter;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.contract.StringFormat;
import io.github.cbrsdk.conformance.contract.TextPattern;
import io.github.cbrsdk.conformance.contract.Uuid;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The paths of an operation, as regular expressions.
 *
 * @param loose matches any values of the variables
 * @param strict matches only values of the form that the contract declares
 */
record PathForm(String loose, String strict) {
  private static final String ANYTHING = "[^/]+";

  static PathForm of(Operation operation) {
    String path = Pattern.quote(operation.path().toString());
    String strict = path;
    for (Parameter parameter : operation.parameters()) {
      strict = with(parameter.name(), form(parameter.schema()), strict);
    }
    for (String name : operation.path().variables()) {
      path = with(name, ANYTHING, path);
      strict = with(name, ANYTHING, strict);
    }
    return new PathForm(path, strict);
  }

  private static String with(String variable, String form, String quoted) {
    return quoted.replace("{" + variable + "}", "\\E" + form + "\\Q");
  }

  private static String form(@Nullable Schema schema) {
    if (schema == null) {
      return ANYTHING;
    }
    return schema
        .constraints(TextPattern.class)
        .map(pattern -> pattern.source().replaceAll("^\\^|\\$$", ""))
        .findFirst()
        .orElse(schema.constraints().containsKey(StringFormat.UUID) ? Uuid.REGEX : ANYTHING);
  }
}
