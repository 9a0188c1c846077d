package io.github.cbrsdk.conformance.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The path of an operation, such as {@code /v3/{project_id}/backups/{backup_id}}. It matches the
 * end of the path of a URL, since a proxy may serve the API below a path of its own.
 */
public final class PathTemplate {
  private final String text;
  private final List<String> segments;

  private PathTemplate(String text) {
    this.text = text;
    this.segments = segments(text);
  }

  static PathTemplate of(String text) {
    return new PathTemplate(text);
  }

  private static List<String> segments(String path) {
    return path.isEmpty() ? List.of() : Arrays.asList(path.substring(1).split("/", -1));
  }

  /**
   * The number of segments without variables: if several templates match, the most literal does.
   */
  public int literalSegments() {
    return segments.size() - variables().size();
  }

  /** The names of its variables, in order. */
  public List<String> variables() {
    return segments.stream().filter(PathTemplate::isVariable).map(PathTemplate::name).toList();
  }

  /** The path with the variables replaced by values, percent-encoded; by nothing without one. */
  public String expand(Map<String, String> values) {
    StringBuilder path = new StringBuilder();
    for (String segment : segments) {
      String value = isVariable(segment) ? values.getOrDefault(name(segment), "") : "";
      path.append('/')
          .append(
              isVariable(segment) ? URLEncoder.encode(value, UTF_8).replace("+", "%20") : segment);
    }
    return path.toString();
  }

  /**
   * The values of the variables, decoded, if the path of a URL matches. A segment such as <code>
   * {name}</code> in the URL matches and gives no value.
   */
  public Optional<Map<String, String>> match(String url) {
    List<String> actual = segments(path(url));
    int offset = actual.size() - segments.size();
    if (offset < 0) {
      return Optional.empty();
    }
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      String value = actual.get(offset + i);
      if (isVariable(segment) && !value.isEmpty()) {
        if (!isVariable(value)) {
          variables.put(name(segment), decode(value));
        }
      } else if (!segment.equals(value)) {
        return Optional.empty();
      }
    }
    return Optional.of(variables);
  }

  /** The path of a URL without its query; empty if it has none. */
  private static String path(String url) {
    int scheme = url.indexOf("://");
    int start = scheme < 0 ? 0 : url.indexOf('/', scheme + 3);
    int end = Math.max(start, 0);
    while (end < url.length() && url.charAt(end) != '?' && url.charAt(end) != '#') {
      end++;
    }
    return start < 0 ? "" : url.substring(start, end);
  }

  private static String decode(String segment) {
    try {
      return segment.indexOf('%') < 0
          ? segment
          : URLDecoder.decode(segment.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      return segment;
    }
  }

  private static String name(String variable) {
    return variable.substring(1, variable.length() - 1);
  }

  private static boolean isVariable(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }

  @Override
  public String toString() {
    return text;
  }
}
