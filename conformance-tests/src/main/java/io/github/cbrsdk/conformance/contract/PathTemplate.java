package io.github.cbrsdk.conformance.contract;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The path of an operation, such as {@code /v3/{project_id}/backups/{backup_id}}. It matches the
 * end of a URL's path, since a proxy may serve the API below a path of its own.
 */
public final class PathTemplate {
  private final String text;
  private final List<String> segments;

  private PathTemplate(String text, List<String> segments) {
    this.text = text;
    this.segments = segments;
  }

  static PathTemplate of(String text) {
    return new PathTemplate(text, Arrays.asList(text.substring(1).split("/", -1)));
  }

  /** How many segments are the same in all URLs: of several templates, the more literal matches. */
  public int literalSegments() {
    return (int) segments.stream().filter(segment -> !isVariable(segment)).count();
  }

  /** The names of its variables, in the order in which they stand. */
  public List<String> variables() {
    return segments.stream().filter(PathTemplate::isVariable).map(PathTemplate::name).toList();
  }

  /** The path with those values in the place of the variables, encoded. */
  public String expand(Map<String, String> values) {
    StringBuilder path = new StringBuilder();
    for (String segment : segments) {
      path.append('/');
      path.append(isVariable(segment) ? encode(values.get(name(segment))) : segment);
    }
    return path.toString();
  }

  /**
   * The values of the variables, decoded, if the URL's path matches; the host does not matter. A
   * segment such as <code>{name}</code> stands for any value and gives none.
   */
  public Optional<Map<String, String>> match(String url) {
    List<String> actual = pathSegments(url);
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

  private static List<String> pathSegments(String url) {
    int scheme = url.indexOf("://");
    int start = scheme < 0 ? 0 : url.indexOf('/', scheme + 3);
    if (start < 0) {
      return List.of();
    }
    int end = start;
    while (end < url.length() && url.charAt(end) != '?' && url.charAt(end) != '#') {
      end++;
    }
    List<String> segments = new ArrayList<>();
    for (int from = start; from < end; ) {
      int next = url.indexOf('/', from + 1);
      int to = next < 0 || next > end ? end : next;
      segments.add(url.substring(from + 1, to));
      from = to;
    }
    return segments;
  }

  private static String decode(String segment) {
    if (segment.indexOf('%') < 0) {
      return segment;
    }
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return segment;
    }
  }

  private static String encode(@Nullable String value) {
    return value == null
        ? ""
        : URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
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
