package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonNull;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonPointer;
import io.github.cbrsdk.conformance.json.JsonReader;
import io.github.cbrsdk.conformance.json.JsonString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Some lines of a body around a drift. Strings are shown by their form only.
 *
 * @param firstLine the number of the first line, from 1
 * @param markedLine the number of the line with the drift
 */
public record Excerpt(String source, int firstLine, int markedLine, List<String> lines) {
  private static final int MAX_BYTES = 1 << 18;
  private static final int CONTEXT = 3;
  private static final int LONGEST = 60;

  public Excerpt {
    lines = List.copyOf(lines);
  }

  /** The lines of a whole body; none if the body is not JSON or is too large. */
  static final class Body {
    private record Line(String text, Json value) {}

    private final String source;
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, List<Integer>> byPointer = new HashMap<>();

    Body(String source, byte @Nullable [] body) {
      this.source = source;
      Json value = body == null || body.length > MAX_BYTES ? null : JsonReader.read(body).value();
      if (value != null) {
        add(0, "", "", value, "");
      }
    }

    /** The lines around a drift, or null if several lines may have it. */
    @Nullable Excerpt around(Drift drift) {
      String pointer = drift.pointer();
      if (pointer.isEmpty()) {
        return null;
      }
      boolean isAbsent =
          drift.rule() == Rule.MEMBER_MISSING || drift.rule() == Rule.MEMBER_VANISHED;
      List<Integer> at =
          byPointer.getOrDefault(isAbsent ? JsonPointer.parent(pointer) : pointer, List.of());
      String name = JsonPointer.name(pointer);
      Predicate<Json> drifts =
          switch (drift.rule()) {
            case MEMBER_MISSING, MEMBER_VANISHED ->
                value -> value instanceof JsonObject object && object.get(name) == null;
            case MEMBER_UNDECLARED -> value -> true;
            case NULL_UNDECLARED -> value -> value instanceof JsonNull;
            default -> value -> at.size() == 1;
          };
      return at.stream()
          .filter(line -> drifts.test(lines.get(line).value()))
          .findFirst()
          .map(this::around)
          .orElse(null);
    }

    private Excerpt around(int line) {
      int from = Math.max(0, line - CONTEXT);
      int to = Math.min(lines.size(), line + CONTEXT + 1);
      return new Excerpt(
          source, from + 1, line + 1, lines.subList(from, to).stream().map(Line::text).toList());
    }

    private void add(String text, String pointer, Json value) {
      byPointer.computeIfAbsent(pointer, unused -> new ArrayList<>()).add(lines.size());
      lines.add(new Line(text, value));
    }

    private void add(int depth, String label, String pointer, Json value, String end) {
      String indent = "  ".repeat(depth) + label;
      if (value instanceof JsonObject object && object.size() > 0) {
        add(indent + "{", pointer, value);
        for (int i = 0; i < object.size(); i++) {
          String name = object.name(i);
          add(
              depth + 1,
              quoted(name) + ": ",
              JsonPointer.child(pointer, name),
              object.value(i),
              i + 1 < object.size() ? "," : "");
        }
        close(depth, "}" + end);
      } else if (value instanceof JsonArray array && array.size() > 0) {
        add(indent + "[", pointer, value);
        for (int i = 0; i < array.size(); i++) {
          add(depth + 1, "", pointer + "/*", array.get(i), i + 1 < array.size() ? "," : "");
        }
        close(depth, "]" + end);
      } else {
        add(indent + form(value) + end, pointer, value);
      }
    }

    private void close(int depth, String text) {
      lines.add(new Line("  ".repeat(depth) + text, JsonNull.NULL));
    }

    private static String form(Json value) {
      if (value instanceof JsonString string) {
        return quoted(masked(string.value()));
      }
      if (value instanceof JsonNumber number) {
        return cut(number.text());
      }
      return value.isScalar() ? value.text() : value instanceof JsonObject ? "{}" : "[]";
    }

    /** The form of a text: letters and digits could identify a customer's resources. */
    private static String masked(String text) {
      StringBuilder form = new StringBuilder();
      text.codePoints()
          .limit(LONGEST + 1L)
          .forEach(
              c ->
                  form.appendCodePoint(
                      Character.isDigit(c) ? '0' : Character.isLetter(c) ? 'x' : c));
      return form.toString();
    }

    private static String quoted(String text) {
      return '"' + cut(text.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
    }

    private static String cut(String text) {
      return text.codePointCount(0, text.length()) <= LONGEST
          ? text
          : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
  }
}
