package io.github.cbrsdk.conformance.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.conformance.contract.Parameter;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.json.JsonType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the value of a parameter by its style. */
public final class ParameterValue {
  private final Parameter parameter;
  private final RequestParameters sent;
  private final List<Json> readings = new ArrayList<>();

  private ParameterValue(Parameter parameter, RequestParameters sent) {
    this.parameter = parameter;
    this.sent = sent;
  }

  /**
   * The values that a request may mean: an array is read with any separator, since services do so
   * too. Empty if the parameter was not sent.
   */
  public static List<Json> readings(Parameter parameter, RequestParameters sent) {
    ParameterValue value = new ParameterValue(parameter, sent);
    Schema schema = parameter.schema();
    List<String> texts = sent.values(parameter);
    if (parameter.json() || schema == null) {
      texts.forEach(
          text -> {
            Json json = parameter.json() ? TextValue.json(text.getBytes(UTF_8)) : null;
            value.readings.add(json == null ? new JsonString(text) : json);
          });
    } else {
      leaves(schema).forEach(leaf -> value.add(leaf, texts));
    }
    return value.readings;
  }

  private static Stream<Schema> leaves(Schema schema) {
    return schema.alternatives().isEmpty()
        ? Stream.of(schema)
        : schema.alternatives().stream().flatMap(ParameterValue::leaves);
  }

  private void add(Schema schema, List<String> texts) {
    if (!texts.isEmpty()) {
      readings.add(TextValue.of(schema, texts.get(0)));
      if (schema.allows(JsonType.ARRAY)) {
        arrays(schema, texts).forEach(readings::add);
      }
    }
    if (schema.allows(JsonType.OBJECT)) {
      object(schema, texts).ifPresent(readings::add);
    }
  }

  private static Stream<Json> arrays(Schema schema, List<String> texts) {
    Stream<List<String>> parts =
        texts.size() > 1
            ? Stream.of(texts)
            : texts.get(0).isEmpty()
                ? Stream.of(List.of(), texts)
                : Stream.of(",", "|", " ").map(separator -> split(texts.get(0), separator));
    return parts.map(
        list ->
            JsonArray.of(list.stream().map(each -> TextValue.of(schema.items(), each)).toList()));
  }

  private static List<String> split(String text, String separator) {
    return Arrays.stream(text.split(Pattern.quote(separator), -1)).map(String::strip).toList();
  }

  private Optional<Json> object(Schema schema, List<String> texts) {
    Map<String, Json> object = new LinkedHashMap<>();
    members(schema, texts)
        .forEach((name, values) -> object.put(name, member(schema, name, values)));
    return object.isEmpty() ? Optional.empty() : Optional.of(JsonObject.of(object));
  }

  private static Json member(Schema schema, String name, List<String> values) {
    Schema member = schema.properties().getOrDefault(name, schema.additional());
    return member != null && !member.allows(JsonType.STRING) && member.allows(JsonType.ARRAY)
        ? arrays(member, values).findFirst().orElseThrow()
        : TextValue.of(member, values.get(0));
  }

  /** The texts of the members of an object, by their names. */
  private Map<String, List<String>> members(Schema schema, List<String> texts) {
    Map<String, List<String>> members = new LinkedHashMap<>();
    if (parameter.style().equals("deepObject")) {
      sent.query()
          .forEach(
              (name, values) -> {
                if (name.startsWith(parameter.name() + "[") && name.endsWith("]")) {
                  int start = parameter.name().length() + 1;
                  members.put(name.substring(start, name.length() - 1), values);
                }
              });
    } else if (parameter.isSpread()) {
      for (String name : schema.properties().keySet()) {
        List<String> values = sent.values(parameter.in(), name);
        if (!values.isEmpty()) {
          members.put(name, values);
        }
      }
    } else if (!texts.isEmpty()) {
      addPairs(texts.get(0), members);
    }
    return members;
  }

  private void addPairs(String text, Map<String, List<String>> members) {
    List<String> parts = split(text, separator(parameter));
    if (parameter.explode()) {
      parts.forEach(
          each -> {
            String[] pair = each.split("=", 2);
            members.put(pair[0], List.of(pair.length > 1 ? pair[1] : ""));
          });
    } else if (parts.size() % 2 == 0) {
      for (int i = 0; i < parts.size(); i += 2) {
        members.put(parts.get(i), List.of(parts.get(i + 1)));
      }
    }
  }

  private static String separator(Parameter parameter) {
    return switch (parameter.style()) {
      case "pipeDelimited" -> "|";
      case "spaceDelimited" -> " ";
      default -> ",";
    };
  }

  /** Whether it is an object with objects in it, for which OpenAPI defines no form. */
  public static boolean isNested(Parameter parameter, RequestParameters sent) {
    String start = parameter.name() + "[";
    return parameter.style().equals("deepObject")
        && sent.query().keySet().stream()
            .anyMatch(name -> name.startsWith(start) && name.indexOf('[', start.length()) > 0);
  }

  /** What differs in the reading that fits a schema best, or empty if one keeps to it. */
  public static Optional<SchemaMismatch> mismatch(Schema schema, List<Json> readings) {
    SchemaMismatch best = null;
    int depth = -1;
    for (Json each : readings) {
      SchemaMismatch found = SchemaMismatch.of(schema, each).orElse(null);
      if (found == null) {
        return Optional.empty();
      }
      int fit = schema.allows(each.type()) ? 1 + found.pointer().length() : 0;
      if (fit > depth) {
        best = found;
        depth = fit;
      }
    }
    return Optional.ofNullable(best);
  }

  /** How a value is written: the names and texts of a query, a cookie or a header. */
  public static Map<String, String> written(Parameter parameter, Json value) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (value instanceof JsonObject object && !parameter.json()) {
      boolean isDeep = parameter.style().equals("deepObject");
      List<String> parts = new ArrayList<>();
      for (int i = 0; i < object.size(); i++) {
        String name = object.name(i);
        String text = text(object.value(i));
        if (isDeep || parameter.isSpread()) {
          texts.put(isDeep ? parameter.name() + "[" + name + "]" : name, text);
        } else if (parameter.explode()) {
          parts.add(name + "=" + text);
        } else {
          parts.addAll(List.of(name, text));
        }
      }
      if (!parts.isEmpty()) {
        texts.put(parameter.name(), String.join(separator(parameter), parts));
      }
      return texts;
    }
    texts.put(parameter.name(), parameter.json() ? value.toString() : text(value));
    return texts;
  }

  /** The text of a value of a header or parameter; the elements of an array with commas. */
  public static String text(Json value) {
    return value instanceof JsonArray array
        ? String.join(",", array.elements().stream().map(Json::text).toList())
        : value.text();
  }
}
