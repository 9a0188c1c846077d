package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonBoolean;
import io.github.cbrsdk.conformance.json.JsonNull;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonReader;
import io.github.cbrsdk.conformance.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A JSON body as lines of which some can be shown: members and the form of values. */
final class BodyExcerpt {
  private static final int MAX_BYTES = 1 << 18;
  private static final int CONTEXT = 3;
  private static final int LONGEST = 60;

  private record Line(String text, String pointer, Json value) {}

  private final List<Line> lines = new ArrayList<>();

  private BodyExcerpt() {}

  /** The lines around a drift, if the body is JSON and it is certain which line it is. */
  static Optional<Excerpt> of(String source, byte @Nullable [] body, Drift drift) {
    if (body == null || body.length > MAX_BYTES) {
      return Optional.empty();
    }
    Json value = JsonReader.read(body).value();
    if (value == null) {
      return Optional.empty();
    }
    BodyExcerpt text = new BodyExcerpt();
    text.add(0, "", "", value, "");
    int at = text.find(drift);
    return at < 0 ? Optional.empty() : Optional.of(text.around(at, source));
  }

  private Excerpt around(int at, String source) {
    int from = Math.max(0, at - CONTEXT);
    int to = Math.min(lines.size(), at + CONTEXT + 1);
    return new Excerpt(
        source, from + 1, at + 1, lines.subList(from, to).stream().map(Line::text).toList());
  }

  /** The index of the line that drifts, or -1: with several elements it may be any of them. */
  private int find(Drift drift) {
    String pointer = drift.pointer();
    int cut = pointer.lastIndexOf('/');
    if (cut < 0) {
      return -1;
    }
    if (isAbsence(drift.rule())) {
      String name = pointer.substring(cut + 1).replace("~1", "/").replace("~0", "~");
      return first(
          pointer.substring(0, cut),
          value -> value instanceof JsonObject object && object.get(name) == null);
    }
    if (drift.rule() == Rule.MEMBER_UNDECLARED) {
      return first(pointer, value -> true);
    }
    if (drift.rule() == Rule.NULL_UNDECLARED) {
      return first(pointer, value -> value instanceof JsonNull);
    }
    return lines.stream().filter(line -> line.pointer().equals(pointer)).count() == 1
        ? first(pointer, value -> true)
        : -1;
  }

  private static boolean isAbsence(Rule rule) {
    return rule == Rule.MEMBER_MISSING || rule == Rule.MEMBER_VANISHED;
  }

  private int first(String pointer, Predicate<Json> drifts) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).pointer().equals(pointer) && drifts.test(lines.get(i).value())) {
        return i;
      }
    }
    return -1;
  }

  private void add(int depth, String label, String pointer, Json value, String end) {
    String indent = "  ".repeat(depth) + label;
    if (value instanceof JsonObject object && object.size() > 0) {
      lines.add(new Line(indent + "{", pointer, value));
      for (int i = 0; i < object.size(); i++) {
        String name = object.name(i);
        add(
            depth + 1,
            quoted(name) + ": ",
            pointer + "/" + name.replace("~", "~0").replace("/", "~1"),
            object.value(i),
            i + 1 < object.size() ? "," : "");
      }
      close(depth, "}" + end);
    } else if (value instanceof JsonArray array && array.size() > 0) {
      lines.add(new Line(indent + "[", pointer, value));
      for (int i = 0; i < array.size(); i++) {
        add(depth + 1, "", pointer + "/*", array.get(i), i + 1 < array.size() ? "," : "");
      }
      close(depth, "]" + end);
    } else {
      lines.add(new Line(indent + form(value) + end, pointer, value));
    }
  }

  private void close(int depth, String text) {
    lines.add(new Line("  ".repeat(depth) + text, "(end)", JsonNull.NULL));
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
