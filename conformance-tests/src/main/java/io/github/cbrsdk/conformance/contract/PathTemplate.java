package io.github.cbrsdk.conformance.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The path of an operation, such as {@code /v3/{project_id}/backups/{backup_id}}. It matches the
 * end of the path of a URL, since a proxy may serve the API below a path of its own.
 */
public final class PathTemplate {
  private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]+)}");

  private final String text;
  private final List<Segment> segments;
  private final List<List<String>> bases;
  private final List<String> servers;
  private final List<String> variables;
  private final int literal;

  private PathTemplate(String text, List<String> servers) {
    this.text = text;
    this.segments = segments(text).stream().map(Segment::of).toList();
    this.servers = servers.stream().map(server -> server.replaceAll("/+$", "")).toList();
    this.bases =
        servers.stream().map(server -> segments(path(server).replaceAll("/+$", ""))).toList();
    this.variables = segments.stream().flatMap(segment -> segment.variables().stream()).toList();
    this.literal = (int) segments.stream().filter(segment -> segment.variables().isEmpty()).count();
  }

  /** The path of an operation below some servers, whose URLs may be relative. */
  static PathTemplate of(String text, List<String> servers) {
    return new PathTemplate(text, servers);
  }

  /**
   * A segment: a literal text, a variable, or several of both.
   *
   * @param pattern matches a value, with a group for each variable; null if there is none
   */
  private record Segment(String text, List<String> variables, @Nullable Pattern pattern) {
    static Segment of(String text) {
      List<String> names =
          VARIABLE.matcher(text).results().map(variable -> variable.group(1)).toList();
      if (names.isEmpty()) {
        return new Segment(text, names, null);
      }
      StringBuilder pattern = new StringBuilder();
      int end = 0;
      for (MatchResult variable : VARIABLE.matcher(text).results().toList()) {
        pattern.append(Pattern.quote(text.substring(end, variable.start()))).append("(.+?)");
        end = variable.end();
      }
      pattern.append(Pattern.quote(text.substring(end)));
      return new Segment(text, names, Pattern.compile(pattern.toString()));
    }

    boolean isOneVariable() {
      return variables.size() == 1 && text.length() == variables.get(0).length() + 2;
    }

    /** Whether a segment of a URL matches, of which it adds the values of the variables. */
    boolean match(String actual, Map<String, String> values) {
      if (pattern == null) {
        return text.equals(actual);
      }
      if (isOneVariable()) {
        if (!actual.startsWith("{") || !actual.endsWith("}")) {
          values.put(variables.get(0), decode(actual));
        }
        return !actual.isEmpty();
      }
      Matcher matcher = pattern.matcher(actual);
      boolean matches = matcher.matches();
      for (int i = 0; matches && i < variables.size(); i++) {
        values.put(variables.get(i), decode(matcher.group(i + 1)));
      }
      return matches;
    }

    String expand(Map<String, String> values) {
      return VARIABLE
          .matcher(text)
          .replaceAll(
              variable ->
                  Matcher.quoteReplacement(
                      URLEncoder.encode(values.getOrDefault(variable.group(1), ""), UTF_8)
                          .replace("+", "%20")));
    }
  }

  /** The segments of the path of a URL. */
  public static List<String> segmentsOf(String url) {
    return segments(path(url));
  }

  private static List<String> segments(String path) {
    return path.isEmpty() ? List.of() : Arrays.asList(path.substring(1).split("/", -1));
  }

  /**
   * The number of segments without variables: if several templates match, the most literal does.
   */
  public int literalSegments() {
    return literal;
  }

  /** The names of its variables, in order. */
  public List<String> variables() {
    return variables;
  }

  /** The path with the variables replaced by values, percent-encoded; by nothing without one. */
  public String expand(Map<String, String> values) {
    StringBuilder path = new StringBuilder();
    segments.forEach(segment -> path.append('/').append(segment.expand(values)));
    return path.toString();
  }

  /**
   * The values of the variables, decoded, if the path of a URL matches. A segment such as <code>
   * {name}</code> in the URL matches and gives no value.
   */
  public Optional<Map<String, String>> match(String url) {
    return match(segmentsOf(url));
  }

  /** The same for the segments of the path of a URL. */
  public Optional<Map<String, String>> match(List<String> actual) {
    int offset = actual.size() - segments.size();
    if (offset < 0 || (offset > 0 && literal == 0 && !bases.contains(actual.subList(0, offset)))) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      if (!segments.get(i).match(actual.get(offset + i), values)) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  /** Whether a URL path that it matches has nothing before it but the path of a server. */
  public boolean isBelowServer(List<String> actual) {
    List<String> before = actual.subList(0, actual.size() - segments.size());
    return bases.isEmpty() ? before.isEmpty() : bases.contains(before);
  }

  /** The URLs of the servers, without a slash at the end; some may be relative. */
  public List<String> servers() {
    return servers;
  }

  /** The path of the first server, without a slash at the end; empty if it has none. */
  public String serverPath() {
    return servers.isEmpty() ? "" : path(servers.get(0));
  }

  /** The path of a URL without its query; empty if it has none. */
  public static String path(String url) {
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

  @Override
  public String toString() {
    return text;
  }
}
