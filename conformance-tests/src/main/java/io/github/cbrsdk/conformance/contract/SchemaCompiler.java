package io.github.cbrsdk.conformance.contract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compiles schemas. A schema is the conjunction of several parts of a document: a {@code $ref} and
 * the keywords beside it, the parts of {@code allOf}, the same member in two of them.
 */
final class SchemaCompiler {
  private static final String COMPONENTS = "/components/schemas/";

  private final UnknownWords unknown;
  private final JsonSchemaJudge judge;
  private final Discriminators discriminators;
  private final Map<Parts, Schema> schemas = new HashMap<>();
  private final Set<Validation> validations;
  private final Direction direction;

  /** Schemas may contain themselves, so that they are compiled one after the other. */
  private final Deque<Runnable> open = new ArrayDeque<>();

  /** The checks of {@code oneOf}, which need all schemas compiled. */
  private final Deque<Runnable> exclusions = new ArrayDeque<>();

  private final List<Schema> finished = new ArrayList<>();
  private boolean dynamic;

  /**
   * The parts of a schema.
   *
   * @param nodes the parts, the one that names the schema last
   * @param settled the choices of which a part is an option that was chosen
   * @param discriminators the discriminators whose member has this schema
   */
  record Parts(List<YamlNode> nodes, Set<YamlNode> settled, Set<YamlNode> discriminators) {
    Parts {
      nodes = List.copyOf(nodes);
      settled = Set.copyOf(settled);
      discriminators = Set.copyOf(discriminators);
    }

    static Parts of(List<YamlNode> nodes) {
      return new Parts(nodes, Set.of(), Set.of());
    }

    /** These parts with one more, by which a choice is settled. */
    Parts with(YamlNode choice, YamlNode option) {
      List<YamlNode> more = new ArrayList<>(nodes);
      more.add(option);
      Set<YamlNode> choices = new LinkedHashSet<>(settled);
      choices.add(choice);
      return new Parts(more, choices, discriminators);
    }
  }

  /** A compiler of the schemas of the responses of one document. */
  SchemaCompiler(YamlNode document, UnknownWords unknown) {
    this.unknown = unknown;
    this.direction = Direction.RESPONSE;
    this.judge = new JsonSchemaJudge(document, direction);
    this.discriminators = new Discriminators();
    this.validations = new LinkedHashSet<>();
  }

  private SchemaCompiler(SchemaCompiler responses) {
    this.unknown = responses.unknown;
    this.direction = Direction.REQUEST;
    this.judge = responses.judge.of(direction);
    this.discriminators = responses.discriminators;
    this.validations = responses.validations;
  }

  /** The compiler of the schemas of requests, in which other members are required. */
  SchemaCompiler forRequests() {
    return new SchemaCompiler(this);
  }

  Direction direction() {
    return direction;
  }

  /**
   * The schema that a node states.
   *
   * @throws ContractException if it is not a schema, or if unknown words are errors and it uses one
   */
  Schema compile(YamlNode node) {
    Schema schema = schema(List.of(node));
    for (Deque<Runnable> tasks : List.of(open, exclusions)) {
      for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
        task.run();
      }
    }
    finished.forEach(Schema::freeze);
    finished.clear();
    return schema;
  }

  /**
   * The schema of a whole body, in which dynamic references are evaluated.
   *
   * @throws ContractException as {@link #compile}
   */
  Schema compileBody(YamlNode node) {
    Schema schema = compile(node);
    return dynamic
        ? schema.with(
            new SchemaAssertion(node, JsonSchemaJudge.DYNAMIC, null, judge.of(node)),
            node.location())
        : schema;
  }

  void usesDynamicReferences() {
    dynamic = true;
  }

  /** Every validation of the compiled schemas. */
  Set<Validation> validations() {
    return Collections.unmodifiableSet(validations);
  }

  UnknownWords unknown() {
    return unknown;
  }

  JsonSchemaJudge judge() {
    return judge;
  }

  Discriminators discriminators() {
    return discriminators;
  }

  void add(Validation validation) {
    validations.add(validation);
  }

  /** Runs a task when all schemas are compiled; the innermost schemas come first. */
  void whenCompiled(Runnable task) {
    exclusions.addFirst(task);
  }

  Schema schema(List<YamlNode> parts) {
    return schema(Parts.of(parts));
  }

  /**
   * The schemas in a keyword of a schema, by name or index; the name of a single schema is empty.
   * That of {@code contains} asks for what all elements have to be, too.
   */
  Map<String, Schema> subschemas(YamlNode part, String keyword, YamlNode value) {
    Map<String, Schema> all = new LinkedHashMap<>();
    if (AllowedKeywords.SCHEMA.contains(keyword)) {
      boolean ofAll = keyword.equals("contains") && part.get("prefixItems") == null;
      YamlNode items = ofAll ? part.get("items") : null;
      all.put("", schema(items == null ? List.of(value) : List.of(items, value)));
    } else if (AllowedKeywords.SCHEMAS.contains(keyword)) {
      for (YamlNode each : value.children()) {
        String name = value.isMap() ? each.name() : String.valueOf(all.size());
        all.put(name, schema(List.of(each)));
      }
    }
    return all;
  }

  Schema schema(Parts parts) {
    Schema known = schemas.get(parts);
    if (known != null) {
      return known;
    }
    YamlNode last = parts.nodes().get(parts.nodes().size() - 1);
    Schema schema = new Schema(last.location(), componentName(last), stated(last).location());
    schemas.put(parts, schema);
    finished.add(schema);
    open.add(() -> new Conjunction(this, schema, parts).compile());
    return schema;
  }

  /** Where a schema is stated: what refers to another and says nothing else is the same schema. */
  private static YamlNode stated(YamlNode node) {
    YamlNode stated = node;
    while (stated.isMap() && stated.entries().size() == 1 && stated.get("$ref") != null) {
      stated = Reference.targetOf(stated);
    }
    return stated;
  }

  static Optional<String> componentName(YamlNode node) {
    String pointer = node.resolved().pointer();
    return pointer.startsWith(COMPONENTS) && pointer.indexOf('/', COMPONENTS.length()) < 0
        ? Optional.of(pointer.substring(COMPONENTS.length()))
        : Optional.empty();
  }
}
