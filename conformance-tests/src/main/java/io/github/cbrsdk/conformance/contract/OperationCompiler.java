package io.github.cbrsdk.conformance.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compiles the operations of a document. */
final class OperationCompiler {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private static final int MAX_NAMED = 5;

  private static final Pattern STATUS = Pattern.compile("[1-5]([0-9][0-9]|XX)|default");

  private final YamlNode document;
  private final SchemaCompiler schemas;
  private final SchemaCompiler requests;
  private final UnknownWords unknown;
  private final ParameterCompiler values;
  private final SecuritySchemes security;

  OperationCompiler(YamlNode document, SchemaCompiler schemas) {
    this.document = document;
    this.schemas = schemas;
    this.requests = schemas.forRequests();
    this.unknown = schemas.unknown();
    this.values = new ParameterCompiler(schemas);
    this.security = new SecuritySchemes(document, unknown);
  }

  List<Operation> compile() {
    if (!document.text("openapi", "").startsWith("3.1.")) {
      throw document.error(
          document.get("swagger") == null
              ? "'openapi: 3.1.0' or a version of 3.0 is expected at the top"
              : "Swagger 2 is not read: convert the document to OpenAPI 3");
    }
    AllowedKeywords.require(document, AllowedKeywords.DOCUMENT, unknown);
    document
        .find("components")
        .ifPresent(each -> AllowedKeywords.require(each, AllowedKeywords.COMPONENTS, unknown));
    YamlNode dialect = document.get("jsonSchemaDialect");
    if (dialect != null) {
      KeywordConstraints.dialect(dialect, unknown);
    }
    List<Operation> operations = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    document
        .entries("paths")
        .forEach(
            (path, reference) -> {
              YamlNode item = reference.resolved();
              if (!path.startsWith("/")) {
                AllowedKeywords.require(path, reference, Set.of(), unknown);
                return;
              }
              item.entries()
                  .forEach(
                      (method, operation) -> {
                        if (METHODS.contains(method)) {
                          operations.add(operation(path, method, item, operation, ids));
                        } else {
                          AllowedKeywords.require(method, operation, AllowedKeywords.PATH, unknown);
                        }
                      });
            });
    return operations;
  }

  /**
   * Tells which paths other OpenAPI documents declare to which the first one does not refer: they
   * are of another contract.
   */
  static List<String> left(List<YamlNode> documents) {
    Set<YamlNode> referred = new HashSet<>();
    documents.get(0).entries("paths").values().forEach(item -> referred.add(item.resolved()));
    List<String> left = new ArrayList<>();
    for (YamlNode document : documents.subList(1, documents.size())) {
      if (document.get("openapi") != null) {
        List<String> paths = new ArrayList<>();
        document
            .entries("paths")
            .forEach(
                (path, item) -> {
                  if (path.startsWith("/") && !referred.contains(item.resolved())) {
                    paths.add(path);
                  }
                });
        if (!paths.isEmpty()) {
          String more = paths.size() > MAX_NAMED ? " and %d more" : "";
          left.add(
              "%s%s of %s: not part of this contract, since %s does not refer to it"
                  .formatted(
                      String.join(", ", paths.subList(0, Math.min(MAX_NAMED, paths.size()))),
                      more.formatted(paths.size() - MAX_NAMED),
                      document.file(),
                      documents.get(0).file()));
        }
      }
    }
    return left;
  }

  /** The components, also those that no response refers to. */
  List<Schema> components() {
    YamlNode components = document.get("components");
    return components == null
        ? List.of()
        : components.entries("schemas").values().stream().map(schemas::compile).toList();
  }

  private Operation operation(
      String path, String method, YamlNode item, YamlNode operation, Set<String> ids) {
    AllowedKeywords.require(operation, AllowedKeywords.OPERATION, unknown);
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    Stream.concat(item.elements("parameters").stream(), operation.elements("parameters").stream())
        .map(values::parameter)
        .forEach(each -> parameters.put(each.in() + " " + each.name(), each));
    Map<String, ResponseContract> responses = new LinkedHashMap<>();
    operation
        .entries("responses")
        .forEach(
            (status, response) -> {
              // A response for clients alone: the check reports its status as undeclared.
              if (response.resolved().isTrue("x-contract-undeclared")) {
                response(method, status, response);
              } else if (STATUS.matcher(status).matches()) {
                responses.put(status, response(method, status, response));
              } else if (!status.startsWith("x-")) {
                unknown.add(
                    response,
                    "'%s' is not a status: write one such as 200 or 4XX, or default"
                        .formatted(status));
              }
            });
    List<YamlNode> tags = operation.elements("tags");
    return new Operation(
        id(path, method, operation, ids),
        tags.isEmpty() ? "" : tags.get(0).text(),
        method.toUpperCase(Locale.ROOT),
        PathTemplate.of(path, bases(item, operation)),
        List.copyOf(parameters.values()),
        responses,
        Validation.in(operation),
        request(operation.get("requestBody")),
        security.of(operation),
        security.headers(),
        operation);
  }

  /** Its operationId, or the method and path if it has none that no other operation has. */
  private static String id(String path, String method, YamlNode operation, Set<String> ids) {
    YamlNode id = operation.get("operationId");
    String stated = id == null ? "" : id.text();
    return !stated.isEmpty() && ids.add(stated)
        ? stated
        : method.toUpperCase(Locale.ROOT) + " " + path;
  }

  /** The paths of the servers, with the default values of their variables. */
  private List<String> bases(YamlNode item, YamlNode operation) {
    return Stream.of(operation, item, document)
        .map(each -> each.elements("servers"))
        .filter(servers -> !servers.isEmpty())
        .findFirst()
        .orElse(List.of())
        .stream()
        .map(
            server -> {
              String url = server.text("url", "");
              for (Map.Entry<String, YamlNode> variable : server.entries("variables").entrySet()) {
                YamlNode value = variable.getValue().get("default");
                url =
                    url.replace(
                        "{" + variable.getKey() + "}",
                        value == null ? "" : String.valueOf(value.value()));
              }
              return url;
            })
        .toList();
  }

  private ResponseContract response(String method, String status, YamlNode node) {
    YamlNode response = AllowedKeywords.resolved(node, AllowedKeywords.RESPONSE, unknown);
    Map<String, ContractLocation> required = new LinkedHashMap<>();
    Map<String, Schema> headers = new LinkedHashMap<>();
    response
        .entries("headers")
        .forEach(
            (name, each) -> {
              YamlNode header = AllowedKeywords.resolved(each, AllowedKeywords.HEADER, unknown);
              if (header.isTrue("required")) {
                required.put(name, header.require("required").location());
              }
              values.header(header).ifPresent(compiled -> headers.put(name, compiled));
            });
    // OpenAPI says to ignore it: the keys of content declare it.
    List.of(required, headers)
        .forEach(each -> each.keySet().removeIf("Content-Type"::equalsIgnoreCase));
    List<Validation> validations = new ArrayList<>(Validation.in(response));
    if (node != response) {
      validations.addAll(Validation.in(node));
    }
    Map<String, Optional<Schema>> content = content(response, schemas::compileBody);
    return new ResponseContract(
        status,
        required,
        headers,
        Operation.mayHaveBody(method, status) ? content : Map.of(),
        validations,
        node);
  }

  private Map<String, Optional<Schema>> content(
      YamlNode message, Function<YamlNode, Schema> compiler) {
    Map<String, Optional<Schema>> content = new LinkedHashMap<>();
    message
        .entries("content")
        .forEach(
            (mediaType, body) -> {
              AllowedKeywords.require(body, AllowedKeywords.MEDIA_TYPE, unknown);
              String range = MediaRange.of(mediaType);
              if (content.containsKey(range)) {
                unknown.add(body, range + " is declared twice: only the last one is checked");
              }
              content.put(range, Optional.ofNullable(body.get("schema")).map(compiler));
            });
    return content;
  }

  private @Nullable RequestContract request(@Nullable YamlNode node) {
    if (node == null) {
      return null;
    }
    YamlNode body = AllowedKeywords.resolved(node, AllowedKeywords.REQUEST, unknown);
    Map<String, Optional<Schema>> content = content(body, requests::compile);
    for (String type : content.keySet()) {
      MediaRange.example(type, content.keySet())
          .filter(each -> TextBody.isUnread(content, each))
          .ifPresent(
              each ->
                  unknown.add(body, "requests of " + type + " are not compared with their schema"));
    }
    return new RequestContract(body.isTrue("required"), content, body.location());
  }
}
