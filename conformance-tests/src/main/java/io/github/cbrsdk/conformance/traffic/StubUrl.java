package io.github.cbrsdk.conformance.traffic;

import io.github.cbrsdk.conformance.contract.BoundedText;
import io.github.cbrsdk.conformance.contract.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A regular expression of the URLs that a WireMock stub matches. */
record StubUrl(String source, Pattern pattern) {
  /** Paths of no contract: an expression that matches all of them matches every path. */
  private static final List<String> ANYTHING =
      List.of("/a-service/of-which/no-contract/speaks", "/Z9");

  private static final List<String> SAMPLES =
      List.of("0123456789abcdef0123456789abcdef", "01234567-89ab-cdef-0123-456789abcdef", "1", "a");

  /** Names, numbers and ids in the expression. */
  private static final Pattern LITERALS = Pattern.compile("[0-9A-Za-z_-]{2,}");

  private static final int MOST_LITERALS = 12;
  private static final Pattern TEMPLATE_VARIABLE = Pattern.compile("\\{[^/}]*}");

  /** Compiles a regular expression; null if it is malformed. */
  static @Nullable StubUrl ofPattern(String source) {
    try {
      return new StubUrl(source.replaceAll("\\\\(?=[^A-Za-z0-9])", ""), Pattern.compile(source));
    } catch (PatternSyntaxException e) {
      return null;
    }
  }

  /** A path with variables in braces. */
  static StubUrl ofTemplate(String template) {
    String expression =
        TEMPLATE_VARIABLE.matcher(Pattern.quote(template)).replaceAll("\\\\E[^/]+\\\\Q");
    return new StubUrl(
        TEMPLATE_VARIABLE.matcher(template).replaceAll("/"), Pattern.compile(expression));
  }

  boolean isForEverything() {
    return ANYTHING.stream().allMatch(this::matches);
  }

  /**
   * A URL of the operation that the expression matches, or null. A variable whose value is not in
   * the expression stays as {@code {name}}.
   */
  @Nullable String urlOf(Operation operation) {
    List<String> values = new ArrayList<>(SAMPLES);
    LITERALS
        .matcher(source)
        .results()
        .map(MatchResult::group)
        .distinct()
        .limit(MOST_LITERALS)
        .forEach(values::add);
    for (String prefix : prefixes(operation)) {
      String url = find(operation, prefix, operation.path().variables(), Map.of(), values);
      if (url != null) {
        return url;
      }
    }
    return null;
  }

  /** A proxy may add a path prefix. */
  private List<String> prefixes(Operation operation) {
    String path = operation.path().toString();
    int start = source.indexOf(path.substring(0, Math.max(1, path.indexOf('/', 1))));
    return start > 0 ? List.of("", source.substring(0, start)) : List.of("");
  }

  private @Nullable String find(
      Operation operation,
      String prefix,
      List<String> variables,
      Map<String, String> chosen,
      List<String> values) {
    if (variables.isEmpty()) {
      return matches(prefix + operation.path().expand(chosen))
          ? prefix + known(operation.path().toString(), chosen)
          : null;
    }
    for (String value : values) {
      Map<String, String> more = new LinkedHashMap<>(chosen);
      more.put(variables.get(0), value);
      String url = find(operation, prefix, variables.subList(1, variables.size()), more, values);
      if (url != null) {
        return url;
      }
    }
    return null;
  }

  private static String known(String path, Map<String, String> chosen) {
    String url = path;
    for (Map.Entry<String, String> variable : chosen.entrySet()) {
      if (!SAMPLES.contains(variable.getValue())) {
        url = url.replace("{" + variable.getKey() + "}", variable.getValue());
      }
    }
    return url;
  }

  private boolean matches(String url) {
    return BoundedText.matches(pattern, url);
  }
}
