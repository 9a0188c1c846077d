package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.JsonType;
import java.util.ArrayList;
import java.util.EnumSet;
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

  private final SchemaCompiler schemas;
  private final Element document;

  OperationCompiler(Yaml document, SchemaCompiler schemas) {
    this.document = Element.root(document);
    this.schemas = schemas;
  }

  List<Operation> compile() {
    if (!document.text("openapi", "").startsWith("3.1.")) {
      throw document.error("'openapi: 3.1.0' is needed at the top");
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

  /** The components; also those that no response uses are a part of the contract. */
  List<Schema> schemas() {
    Element components = document.get("components");
    return components == null
        ? List.of()
        : components.entries("schemas").values().stream().map(schemas::compile).toList();
  }

  private Operation operation(String path, String method, Element item, Element operation) {
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
    List<Element> tags = operation.elements("tags");
    return new Operation(
        operation.require("operationId").text(),
        tags.isEmpty() ? "" : tags.get(0).text(),
        method.toUpperCase(Locale.ROOT),
        PathTemplate.of(path),
        List.copyOf(parameters.values()),
        responses,
        Validation.beside(operation),
        secretHeaders(),
        operation.location());
  }

  private Parameter parameter(Element said) {
    Element parameter = said.resolved();
    AllowedKeywords.require(said, AllowedKeywords.PARAMETER);
    AllowedKeywords.require(parameter, AllowedKeywords.PARAMETER);
    Element schema = parameter.get("schema");
    Element example = parameter.get("example");
    return new Parameter(
        parameter.require("name").text(),
        parameter.require("in").text(),
        parameter.isTrue("required"),
        schema == null ? null : schemas.compile(schema),
        example == null ? null : example.value(),
        said.location());
  }

  private ResponseContract response(String status, Element said) {
    if (!STATUS.matcher(status).matches()) {
      throw said.error("'" + status + "' is no status: write one such as 200 or 4XX, or default");
    }
    Element response = said.resolved();
    AllowedKeywords.require(said, AllowedKeywords.RESPONSE);
    AllowedKeywords.require(response, AllowedKeywords.RESPONSE);
    Map<String, ContractLocation> required = new LinkedHashMap<>();
    Map<String, Schema> headers = new LinkedHashMap<>();
    response
        .entries("headers")
        .forEach(
            (name, header) -> {
              Element resolved = header.resolved();
              AllowedKeywords.require(header, AllowedKeywords.HEADER);
              AllowedKeywords.require(resolved, AllowedKeywords.HEADER);
              if (resolved.isTrue("required")) {
                required.put(name, resolved.require("required").location());
              }
              Element schema = resolved.get("schema");
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
    List<Validation> validations = new ArrayList<>(Validation.beside(response));
    if (!said.pointer().equals(response.pointer())) {
      validations.addAll(Validation.beside(said));
    }
    Element declared = response.get("content");
    return new ResponseContract(
        status,
        required,
        headers,
        content,
        validations,
        said.location(),
        declared == null ? said.location() : declared.location());
  }

  private Schema header(Element said) {
    Schema schema = schemas.compile(said);
    Set<JsonType> composed = EnumSet.of(JsonType.OBJECT, JsonType.ARRAY);
    if (!schema.alternatives().isEmpty() || composed.containsAll(schema.types())) {
      throw said.error(
          "the value of a header is one text, number or boolean; others are not known");
    }
    return schema;
  }

  private List<String> secretHeaders() {
    List<String> headers = new ArrayList<>();
    Element components = document.get("components");
    if (components != null) {
      for (Element scheme : components.entries("securitySchemes").values()) {
        if (scheme.text("type", "").equals("apiKey") && scheme.text("in", "").equals("header")) {
          headers.add(scheme.require("name").text());
        }
      }
    }
    return headers;
  }
}
