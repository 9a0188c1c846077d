package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.JsonType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Compiles the operations of a document. */
final class OperationCompiler {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private static final Pattern STATUS = Pattern.compile("[1-5]([0-9][0-9]|XX)|default");

  private final YamlNode document;
  private final SchemaCompiler schemas;

  OperationCompiler(YamlNode document, SchemaCompiler schemas) {
    this.document = document;
    this.schemas = schemas;
  }

  List<Operation> compile() {
    if (!document.text("openapi", "").startsWith("3.1.")) {
      throw document.error("'openapi: 3.1.0' is expected at the top");
    }
    List<Operation> operations = new ArrayList<>();
    document
        .entries("paths")
        .forEach(
            (path, item) ->
                item.entries()
                    .forEach(
                        (method, operation) -> {
                          if (METHODS.contains(method)) {
                            operations.add(operation(path, method, item, operation));
                          } else if (!AllowedKeywords.PATH.contains(method)) {
                            throw operation.error("'" + method + "' is not known here");
                          }
                        }));
    return operations;
  }

  /** The components, also those that no response refers to. */
  List<Schema> components() {
    return components("schemas").values().stream().map(schemas::compile).toList();
  }

  private Map<String, YamlNode> components(String kind) {
    YamlNode components = document.get("components");
    return components == null ? Map.of() : components.entries(kind);
  }

  private Operation operation(String path, String method, YamlNode item, YamlNode operation) {
    AllowedKeywords.require(operation, AllowedKeywords.OPERATION);
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    Stream.concat(item.elements("parameters").stream(), operation.elements("parameters").stream())
        .map(this::parameter)
        .forEach(each -> parameters.put(each.in() + " " + each.name(), each));
    Map<String, ResponseContract> responses = new LinkedHashMap<>();
    operation
        .require("responses")
        .entries()
        .forEach((status, response) -> responses.put(status, response(status, response)));
    List<YamlNode> tags = operation.elements("tags");
    return new Operation(
        operation.require("operationId").text(),
        tags.isEmpty() ? "" : tags.get(0).text(),
        method.toUpperCase(Locale.ROOT),
        PathTemplate.of(path),
        List.copyOf(parameters.values()),
        responses,
        Validation.in(operation),
        secretHeaders(),
        operation);
  }

  /** The target of a reference or the node itself; both may only have the given keywords. */
  private static YamlNode resolved(YamlNode node, Set<String> keywords) {
    AllowedKeywords.require(node, keywords);
    YamlNode resolved = node.resolved();
    AllowedKeywords.require(resolved, keywords);
    return resolved;
  }

  private Parameter parameter(YamlNode node) {
    YamlNode parameter = resolved(node, AllowedKeywords.PARAMETER);
    YamlNode schema = parameter.get("schema");
    YamlNode example = parameter.get("example");
    return new Parameter(
        parameter.require("name").text(),
        parameter.require("in").text(),
        parameter.isTrue("required"),
        schema == null ? null : schemas.compile(schema),
        example == null ? null : example.value(),
        node.location());
  }

  private ResponseContract response(String status, YamlNode node) {
    if (!STATUS.matcher(status).matches()) {
      throw node.error(
          "'" + status + "' is not a status: write one such as 200 or 4XX, or default");
    }
    YamlNode response = resolved(node, AllowedKeywords.RESPONSE);
    Map<String, ContractLocation> required = new LinkedHashMap<>();
    Map<String, Schema> headers = new LinkedHashMap<>();
    response
        .entries("headers")
        .forEach(
            (name, each) -> {
              YamlNode header = resolved(each, AllowedKeywords.HEADER);
              if (header.isTrue("required")) {
                required.put(name, header.require("required").location());
              }
              YamlNode schema = header.get("schema");
              if (schema != null) {
                headers.put(name, header(schema));
              }
            });
    Map<String, Optional<Schema>> content = new LinkedHashMap<>();
    response
        .entries("content")
        .forEach(
            (mediaType, body) -> {
              AllowedKeywords.require(body, AllowedKeywords.MEDIA_TYPE);
              content.put(
                  mediaType.toLowerCase(Locale.ROOT),
                  Optional.ofNullable(body.get("schema")).map(schemas::compile));
            });
    List<Validation> validations = new ArrayList<>(Validation.in(response));
    if (node != response) {
      validations.addAll(Validation.in(node));
    }
    return new ResponseContract(status, required, headers, content, validations, node);
  }

  private Schema header(YamlNode node) {
    Schema schema = schemas.compile(node);
    if (!schema.alternatives().isEmpty()
        || Set.of(JsonType.OBJECT, JsonType.ARRAY).containsAll(schema.types())) {
      throw node.error("the value of a header has to be a string, number or boolean");
    }
    return schema;
  }

  private List<String> secretHeaders() {
    return components("securitySchemes").values().stream()
        .filter(scheme -> scheme.text("type", "").equals("apiKey"))
        .filter(scheme -> scheme.text("in", "").equals("header"))
        .map(scheme -> scheme.require("name").text())
        .toList();
  }
}
