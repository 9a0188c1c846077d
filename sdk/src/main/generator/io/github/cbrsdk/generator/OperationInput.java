package io.github.cbrsdk.generator;

import static io.github.cbrsdk.generator.SchemaInput.error;
import static io.github.cbrsdk.generator.SchemaInput.javadoc;

import io.github.cbrsdk.conformance.contract.ContractException;
import io.github.cbrsdk.conformance.contract.YamlNode;
import io.github.cbrsdk.conformance.json.JsonType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Writes an operation of the generator's input. */
final class OperationInput {
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Set<JsonType> SCALAR =
      Set.of(JsonType.STRING, JsonType.INTEGER, JsonType.NUMBER, JsonType.BOOLEAN);

  private final SchemaInput schemas;

  OperationInput(SchemaInput schemas) {
    this.schemas = schemas;
  }

  /**
   * An operation.
   *
   * @throws ContractException if the SDK does not support it; the message says what to write
   *     instead
   */
  Map<String, Object> of(String method, YamlNode item, YamlNode operation) {
    if (method.equals("trace")) {
      throw error(operation, "the SDK sends no TRACE: leave the operation out");
    }
    if (text(operation, "operationId").isEmpty()) {
      throw error(operation, "the SDK names a method by its operationId: write one");
    }
    if (JavaNames.isOfEveryObject(text(operation, "operationId"))) {
      throw error(operation, "every class of Java has a method of this operationId: write another");
    }
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("operationId", text(operation, "operationId"));
    input.put("tags", operation.elements("tags").stream().limit(1).map(YamlNode::value).toList());
    input.put("summary", javadoc(text(operation, "summary")));
    input.put("description", javadoc(text(operation, "description")));
    if (isTrue(operation, "deprecated")) {
      input.put("deprecated", true);
    }
    parameters(item, operation, input);
    schemas.classes.startAt(text(operation, "operationId") + "_request");
    body(method, operation, input);
    schemas.classes.startAt(text(operation, "operationId") + "_200_response");
    response(operation, input);
    return input;
  }

  private void parameters(YamlNode item, YamlNode operation, Map<String, Object> input) {
    Map<String, YamlNode> parameters = new LinkedHashMap<>();
    Stream.concat(item.elements("parameters").stream(), operation.elements("parameters").stream())
        .map(YamlNode::resolved)
        .forEach(each -> parameters.put(text(each, "in") + " " + text(each, "name"), each));
    JavaNames names = new JavaNames(Set.of());
    input.put(
        "parameters", parameters.values().stream().map(each -> parameter(each, names)).toList());
  }

  private Map<String, Object> parameter(YamlNode parameter, JavaNames names) {
    String in = text(parameter, "in");
    String name = text(parameter, "name");
    if (in.equals("cookie")) {
      throw error(parameter, "the SDK sends no cookies: write the parameter as header Cookie");
    }
    if (Set.of("label", "matrix").contains(text(parameter, "style"))) {
      throw error(parameter, "the SDK writes a path variable as it is: write style: simple");
    }
    YamlNode schema = parameter.get("schema");
    if (schema == null) {
      throw error(
          parameter, "the SDK needs the schema of a parameter: write schema instead of content");
    }
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("name", name);
    input.put("in", in);
    input.put("required", in.equals("path") || isTrue(parameter, "required"));
    input.put("x-java-name", names.next(name).accessor());
    input.put("schema", value(parameter, in, schema));
    return input;
  }

  private Map<String, Object> value(YamlNode parameter, String in, YamlNode schema) {
    Conjunction type = new Conjunction(schema);
    if (type.types().equals(Set.of(JsonType.ARRAY))) {
      boolean repeated =
          !parameter.entries().containsKey("explode") || isTrue(parameter, "explode");
      if (!in.equals("query")
          || !repeated
          || !List.of("", "form").contains(text(parameter, "style"))) {
        throw error(
            parameter,
            "the SDK sends an array as a query parameter that is repeated: write in: query without"
                + " style and explode, or type: string");
      }
      YamlNode items = type.keywords.get("items");
      return Map.of(
          "type",
          "array",
          "items",
          items == null ? Map.of("type", "string") : scalar(parameter, items));
    }
    return scalar(parameter, schema);
  }

  private Map<String, Object> scalar(YamlNode parameter, YamlNode schema) {
    Conjunction type = new Conjunction(schema);
    if (!SCALAR.containsAll(type.types())) {
      throw error(
          parameter,
          "the SDK sends texts, numbers and booleans, and arrays of these in a query: write a"
              + " parameter for each member of an object");
    }
    Map<String, Object> input = new LinkedHashMap<>(schemas.use(schema, false));
    input.keySet().retainAll(List.of("type", "format", "allOf"));
    if (input.isEmpty()) {
      input.put("type", "string");
    }
    return input;
  }

  private void body(String method, YamlNode operation, Map<String, Object> input) {
    YamlNode body = operation.get("requestBody");
    if (body == null) {
      return;
    }
    body = body.resolved();
    if (Set.of("get", "head", "options").contains(method)) {
      throw error(
          body,
          "the SDK sends no body with "
              + method.toUpperCase(java.util.Locale.ROOT)
              + ": write post, or leave requestBody out");
    }
    Map<String, YamlNode> content = body.entries("content");
    YamlNode schema =
        Stream.of(JSON, FORM)
            .flatMap(type -> Stream.ofNullable(content.get(type)))
            .flatMap(type -> Stream.ofNullable(type.get("schema")))
            .findFirst()
            .orElseThrow(
                () ->
                    error(
                        operation,
                        "the SDK sends bodies of "
                            + JSON
                            + " or "
                            + FORM
                            + " with a schema: write one of them"));
    boolean isJson = content.containsKey(JSON);
    if (isJson) {
      // The argument for any other schema is a tree of JSON.
      input.put(
          "requestBody", body(JSON, new Conjunction(schema).isModel() ? model(schema) : Map.of()));
    } else {
      Map<String, Object> form = new LinkedHashMap<>(schemas.use(schema, false));
      new Conjunction(schema)
          .properties.forEach(
              (name, value) -> {
                Set<JsonType> types = new Conjunction(value).types();
                if (!SCALAR.containsAll(types)) {
                  throw error(
                      value,
                      "the SDK sends texts, numbers and booleans in a form: write one of these");
                }
              });
      input.put("requestBody", body(FORM, form));
      input.put("x-java-form", true);
    }
    if (method.equals("delete")) {
      input.put("x-java-method", "DELETE");
    }
  }

  private static Map<String, Object> body(String mediaType, Map<String, Object> schema) {
    return Map.of("required", true, "content", Map.of(mediaType, Map.of("schema", schema)));
  }

  private void response(YamlNode operation, Map<String, Object> input) {
    Map<String, YamlNode> responses = operation.entries("responses");
    List<YamlNode> successes = new ArrayList<>();
    responses.forEach(
        (status, response) -> {
          if (status.startsWith("2")) {
            successes.add(response);
          }
        });
    if (successes.isEmpty() && responses.containsKey("default")) {
      successes.add(responses.get("default"));
    }
    Optional<Map<String, Object>> first = Optional.empty();
    for (YamlNode success : successes) {
      Optional<Map<String, Object>> content = content(success.resolved());
      if (success != successes.get(0) && !content.equals(first)) {
        throw error(
            success,
            "the SDK reads one kind of body from an operation: write the schema of the first 2xx"
                + " response, or an operation of its own");
      }
      first = content;
    }
    Map<String, Object> response = new LinkedHashMap<>(Map.of("description", ""));
    first.ifPresent(
        schema -> {
          if (schema.isEmpty()) {
            input.put("x-java-object", true);
          } else {
            response.put("content", Map.of(JSON, Map.of("schema", schema)));
          }
        });
    input.put("responses", Map.of("200", response));
  }

  /** The schema of the body of a response: an empty map without a model, absent without a body. */
  private Optional<Map<String, Object>> content(YamlNode response) {
    Map<String, YamlNode> content = response.entries("content");
    if (content.isEmpty()) {
      return Optional.empty();
    }
    List<YamlNode> kinds =
        content.entrySet().stream()
            .filter(each -> each.getKey().matches("(?i)application/([^;]+[+])?json *(;.*)?"))
            .map(Map.Entry::getValue)
            .toList();
    if (kinds.isEmpty()) {
      throw error(
          response, "the SDK reads JSON only: write " + JSON + ", or leave the operation out");
    }
    YamlNode json = kinds.get(0);
    Map<String, Object> body = body(json);
    if (!kinds.stream().allMatch(each -> body(each).equals(body))) {
      throw error(
          response,
          "the SDK reads one kind of body from an operation: write one schema for all JSON");
    }
    if (body.get("$ref") instanceof String reference) {
      Stream.concat(
              Stream.ofNullable(json.get("example")),
              json.entries("examples").values().stream()
                  .flatMap(each -> Stream.ofNullable(each.resolved().get("value"))))
          .findFirst()
          .ifPresent(example -> schemas.addExample(reference, example));
    }
    return Optional.of(body);
  }

  /** The schema of the body of a response: an empty map without a model. */
  private Map<String, Object> body(YamlNode mediaType) {
    YamlNode schema = mediaType.get("schema");
    if (schema == null) {
      return Map.of();
    }
    Conjunction type = new Conjunction(schema);
    if (type.isModel()) {
      return model(schema);
    }
    if (!type.types().equals(Set.of(JsonType.OBJECT))) {
      throw error(
          schema,
          "the SDK reads objects only as the body of a response: write type: object, or leave the"
              + " operation out");
    }
    return Map.of();
  }

  /** A reference to the model of a component, or an inline model. */
  private Map<String, Object> model(YamlNode schema) {
    Map<String, Object> model = new LinkedHashMap<>(schemas.use(schema, false));
    model.remove("x-java-null");
    return model.get("allOf") instanceof List<?> references
            && references.get(0) instanceof Map<?, ?> only
        ? Map.of("$ref", String.valueOf(only.get("$ref")))
        : model;
  }

  private static boolean isTrue(YamlNode node, String name) {
    YamlNode value = node.get(name);
    return value != null && Boolean.TRUE.equals(value.value());
  }

  private static String text(YamlNode node, String name) {
    YamlNode value = node.get(name);
    return value != null && value.value() instanceof String text ? text : "";
  }
}
