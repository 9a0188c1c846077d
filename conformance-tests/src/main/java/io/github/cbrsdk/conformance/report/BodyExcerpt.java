package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonBoolean;
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

/** A JSON body as lines of which some can be shown: members and the form of values. */
final class BodyExcerpt {
  private static final int MAX_BYTES = 1 << 18;
  private static final int CONTEXT = 3;
  private static final int LONGEST = 60;

  private record Line(String text, Json value) {}

  private final String source;
  private final List<Line> lines = new ArrayList<>();
  private final Map<String, List<Integer>> byPointer = new HashMap<>();

  private BodyExcerpt(String source) {
    this.source = source;
  }

  /** The lines of a body; none if it is not JSON, or is too large to be shown. */
  static BodyExcerpt of(String source, byte @Nullable [] body) {
    BodyExcerpt text = new BodyExcerpt(source);
    Json value = body == null || body.length > MAX_BYTES ? null : JsonReader.read(body).value();
    if (value != null) {
      text.add(0, "", "", value, "");
    }
    return text;
  }

  /** The lines around a drift, or null if it is not certain which line it is. */
  @Nullable Excerpt around(Drift drift) {
    int at = find(drift);
    if (at < 0) {
      return null;
    }
    int from = Math.max(0, at - CONTEXT);
    int to = Math.min(lines.size(), at + CONTEXT + 1);
    return new Excerpt(
        source, from + 1, at + 1, lines.subList(from, to).stream().map(Line::text).toList());
  }

  /** The index of the line that drifts, or -1: with several elements it may be any of them. */
  private int find(Drift drift) {
    String pointer = drift.pointer();
    if (pointer.isEmpty()) {
      return -1;
    }
    if (isAbsence(drift.rule())) {
      String name = JsonPointer.name(pointer);
      return first(
          JsonPointer.parent(pointer),
          value -> value instanceof JsonObject object && object.get(name) == null);
    }
    if (drift.rule() == Rule.MEMBER_UNDECLARED) {
      return first(pointer, value -> true);
    }
    if (drift.rule() == Rule.NULL_UNDECLARED) {
      return first(pointer, value -> value instanceof JsonNull);
    }
    return at(pointer).size() == 1 ? at(pointer).get(0) : -1;
  }

  private static boolean isAbsence(Rule rule) {
    return rule == Rule.MEMBER_MISSING || rule == Rule.MEMBER_VANISHED;
  }

  private int first(String pointer, Predicate<Json> drifts) {
    return at(pointer).stream()
        .filter(line -> drifts.test(lines.get(line).value()))
        .findFirst()
        .orElse(-1);
  }

  private List<Integer> at(String pointer) {
    return byPointer.getOrDefault(pointer, List.of());
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
    if (value instanceof JsonBoolean bool) {
      return bool == JsonBoolean.TRUE ? "true" : "false";
    }
    return value instanceof JsonObject ? "{}" : value instanceof JsonArray ? "[]" : "null";
  }

  /** Letters and digits say too much of a customer's resources; what they form does not. */
  private static String masked(String text) {
    StringBuilder form = new StringBuilder();
    text.codePoints()
        .limit(LONGEST + 1L)
        .forEach(
            c ->
                form.appendCodePoint(Character.isDigit(c) ? '0' : Character.isLetter(c) ? 'x' : c));
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
