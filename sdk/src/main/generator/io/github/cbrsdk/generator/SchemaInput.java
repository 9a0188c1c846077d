package io.github.cbrsdk.generator;

import io.github.cbrsdk.conformance.contract.ContractException;
import io.github.cbrsdk.conformance.contract.YamlNode;
import io.github.cbrsdk.conformance.json.JsonType;
import io.github.cbrsdk.generator.JavaNames.Name;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the schemas of the generator's input: objects with members, enums of strings, scalars and
 * arrays of these, each with one type. Java reads values of any other schema as a tree of JSON.
 */
final class SchemaInput {
  /** The simple names of classes that generated code uses. */
  private static final Set<String> IMPORTED =
      Set.of(
          """
          ApiCall BigDecimal Boolean Deprecated Integer JsonCreator JsonModel JsonNode JsonObject
          JsonPointer JsonView Known List Long Member ModelType NoContent Nullable Object
          OffsetDateTime OpenEnum OpenObject Override Stream String ValueTypes
          """
              .strip()
              .split("\\s+"));

  private static final Set<String> FORMATS = Set.of("uuid", "password", "timestamp", "date-time");

  private final Map<String, YamlNode> components;
  private final Map<String, Conjunction> compiled = new LinkedHashMap<>();
  final ClassNames classes = new ClassNames(IMPORTED);

  /** Examples of the bodies of successful responses, by the name of the schema. */
  private final Map<String, Object> examples = new LinkedHashMap<>();

  /** The components that are being written inline, to end recursion. */
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Creates the input.
   *
   * @param components the schemas by name
   * @throws ContractException if the class name of a schema is already used
   */
  SchemaInput(Map<String, YamlNode> components) {
    this.components = components;
    components.forEach(
        (name, schema) -> {
          Conjunction conjunction = new Conjunction(schema);
          compiled.put(name, conjunction);
          if (isClass(name) && !classes.add(ClassNames.of(name))) {
            throw error(
                schema,
                "the SDK has a class "
                    + ClassNames.of(name)
                    + " already: give the schema another name");
          }
        });
  }

  /** Adds an example to the model of a reference, unless it has one. */
  void addExample(String reference, YamlNode example) {
    if (example.isMap()) {
      examples.putIfAbsent(reference.substring(reference.lastIndexOf('/') + 1), example.value());
    }
  }

  static ContractException error(YamlNode node, String message) {
    return new ContractException(node.location() + ": " + message);
  }

  private boolean isClass(String name) {
    Conjunction schema = compiled.get(name);
    return schema != null && (schema.isModel() || schema.isTextEnum());
  }

  /** The components that become classes. */
  Map<String, Object> components() {
    Map<String, Object> schemas = new LinkedHashMap<>();
    components.forEach(
        (name, node) -> {
          Conjunction schema = Objects.requireNonNull(compiled.get(name));
          classes.startAt(name);
          if (schema.isModel()) {
            Map<String, Object> model = model(node, schema, parent(node));
            JavaLiteral.of(examples.get(name)).ifPresent(text -> model.put("x-java-example", text));
            schemas.put(name, model);
          } else if (schema.isTextEnum()) {
            schemas.put(name, textEnum(schema));
          }
        });
    return schemas;
  }

  /** The component in {@code allOf} that is an interface in Java. */
  private Optional<String> parent(YamlNode node) {
    return node.isMap()
        ? node.elements("allOf").stream()
            .flatMap(part -> new Conjunction(part).components.stream().limit(1))
            .filter(name -> isInterface(Objects.requireNonNull(components.get(name))))
            .findFirst()
        : Optional.empty();
  }

  private static boolean isInterface(YamlNode component) {
    YamlNode parent = component.isMap() ? component.get("x-contract-parent") : null;
    return parent != null && Boolean.TRUE.equals(parent.value());
  }

  private Map<String, Object> model(YamlNode node, Conjunction schema, Optional<String> parent) {
    Map<String, Object> model = new LinkedHashMap<>();
    describe(schema, model);
    model.putIfAbsent("description", "Not described in the contract.");
    model.put("type", "object");
    Set<String> inherited = new LinkedHashSet<>();
    parent.ifPresent(
        name -> {
          inherited.addAll(Objects.requireNonNull(compiled.get(name)).properties.keySet());
          model.put("allOf", List.of(Map.of("$ref", "#/components/schemas/" + name)));
        });
    if (node.isMap() && isInterface(node)) {
      model.put("x-parent", true);
    }
    if (schema.isOpen) {
      model.put("x-java-open", true);
    }
    Set<String> taken = classes.taken();
    taken.addAll(Set.of("MODEL_TYPE", "SHARED_MEMBERS"));
    JavaNames names = new JavaNames(taken);
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    schema.properties.forEach(
        (member, type) -> {
          Name name = names.next(member);
          if (!inherited.contains(member)) {
            properties.put(member, member(member, type, name));
            if (schema.required.containsKey(member)
                && !new Conjunction(type).keywords.containsKey("writeOnly")) {
              required.add(member);
            }
          }
        });
    if (!properties.isEmpty()) {
      model.put("properties", properties);
      model.put("required", required);
    }
    return model;
  }

  private Map<String, Object> member(String json, YamlNode type, Name name) {
    Map<String, Object> member = classes.within(name.type(), () -> use(type, true));
    member.putIfAbsent(
        "description",
        member.containsKey("x-java-text")
            ? "A string or a number, read as text."
            : "Not described in the contract.");
    member.put("x-java-json", JavaNames.literal(json));
    member.put("x-java-name", name.accessor());
    member.put("x-java-constant", name.constant());
    if (member.containsKey("enum")) {
      member.put("x-java-class", name.type());
    }
    return member;
  }

  /**
   * A schema of a member, an item, a parameter or a body.
   *
   * @param inline whether an inline enum is supported
   */
  Map<String, Object> use(YamlNode node, boolean inline) {
    Conjunction schema = new Conjunction(node);
    Map<String, Object> used = new LinkedHashMap<>();
    describe(schema, used);
    if (schema.isNullable()) {
      used.put("x-java-null", true);
    }
    Optional<String> component = schema.components.stream().filter(this::isClass).findFirst();
    if (component.isPresent()
        && (isSame(schema, component.get()) || open.contains(component.get()))) {
      used.put("allOf", List.of(Map.of("$ref", "#/components/schemas/" + component.get())));
    } else if (schema.isModel()) {
      open.push(component.orElse(""));
      used.putAll(model(node, schema, Optional.empty()));
      classes.current().ifPresent(name -> used.put("title", name));
      open.pop();
    } else if (schema.union == null) {
      scalarOrArray(schema, used, inline);
    }
    return used;
  }

  /** Whether the class of a component has all members or values of a schema that refers to it. */
  private boolean isSame(Conjunction schema, String component) {
    Conjunction target = Objects.requireNonNull(compiled.get(component));
    return target.isModel()
        ? schema.isModel() && target.properties.keySet().equals(schema.properties.keySet())
        : schema.isTextEnum();
  }

  private void scalarOrArray(Conjunction schema, Map<String, Object> used, boolean inline) {
    Set<JsonType> types = schema.types();
    if (types.equals(Set.of(JsonType.STRING))
        || (schema.isTextEnum() && types.contains(JsonType.STRING))) {
      if (inline && schema.isTextEnum()) {
        used.putAll(textEnum(schema));
      } else {
        used.put("type", "string");
        format(schema).filter(FORMATS::contains).ifPresent(format -> used.put("format", format));
      }
    } else if (types.equals(Set.of(JsonType.INTEGER))) {
      used.put("type", schema.isBeyondLong ? "number" : "integer");
      format(schema).filter("int32"::equals).ifPresent(format -> used.put("format", format));
    } else if (types.equals(Set.of(JsonType.INTEGER, JsonType.NUMBER))) {
      used.put("type", "number");
    } else if (types.equals(Set.of(JsonType.BOOLEAN))) {
      used.put("type", "boolean");
    } else if (types.equals(Set.of(JsonType.ARRAY))) {
      array(schema, used);
    } else if (inline && schema.keywords.containsKey("x-contract-java-text")) {
      used.put("type", "string");
      used.put("x-java-text", true);
    }
  }

  private void array(Conjunction schema, Map<String, Object> used) {
    YamlNode items = schema.keywords.get("items");
    String components = String.join(" ", schema.components);
    if (items == null || (!components.isEmpty() && open.contains(components))) {
      used.put("type", "array");
      used.put("items", Map.of("x-java-null", true));
      return;
    }
    open.push(components);
    used.put("type", "array");
    used.put("items", classes.within("inner", () -> use(items, false)));
    open.pop();
  }

  private static Optional<String> format(Conjunction schema) {
    return Optional.ofNullable(schema.keywords.get("format"))
        .map(format -> String.valueOf(format.value()));
  }

  private static Map<String, Object> textEnum(Conjunction schema) {
    Map<String, Object> described = new LinkedHashMap<>();
    describe(schema, described);
    described.put("type", "string");
    JavaNames names = new JavaNames(Set.of("UNLISTED", "VALUES"));
    List<String> texts = new ArrayList<>();
    List<String> constants = new ArrayList<>();
    YamlNode given = schema.keywords.get("x-enum-varnames");
    for (@Nullable Object value : Objects.requireNonNull(schema.values)) {
      if (value instanceof String text && !texts.contains(text)) {
        texts.add(text);
        constants.add(names.nextConstant(text));
      }
    }
    if (given != null && !JavaNames.areNames(given.elements(), texts.size())) {
      throw error(given, "x-enum-varnames needs another Java name for each text: mend them");
    }
    described.put("enum", texts);
    described.put("x-enum-varnames", given == null ? constants : given.value());
    described.put("x-enum-descriptions", texts.stream().map(JavaNames::literal).toList());
    return described;
  }

  private static void describe(Conjunction schema, Map<String, Object> described) {
    YamlNode description = schema.keywords.get("description");
    if (description != null && description.value() instanceof String text) {
      YamlNode source = schema.keywords.get("x-contract-source");
      described.put("description", javadoc(source == null ? text : text + " " + source.value()));
    }
    YamlNode deprecated = schema.keywords.get("deprecated");
    if (deprecated != null && Boolean.TRUE.equals(deprecated.value())) {
      described.put("deprecated", true);
    }
  }

  /** Escapes a text for Javadoc. */
  static String javadoc(String text) {
    return text.strip()
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\\", "&#92;")
        .replace("@", "&#64;")
        .replace("*/", "*&#47;");
  }
}
