package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonPointer;
import io.github.cbrsdk.conformance.json.JsonType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A node of the schemas of bodies, such as {@code /backup/children/*}: what each edition declares
 * there, and what was counted of its values. Nodes below are made when a value shows up there.
 * Schemas that are nested too deep in themselves share the node around them, which bounds the
 * memory. For one thread.
 */
public final class SchemaNode {
  /** Maximum number of undeclared members with a node of their own, the first ones in order. */
  static final int MAX_UNDECLARED = 1000;

  private static final int MAX_NAME = 100;
  private static final int MAX_UNDECLARED_DEPTH = 50;
  private static final int MAX_NESTED = 4;

  private final Editions editions;
  private final String operation;
  private final @Nullable SchemaNode parent;
  private final int depth;
  private final String pointer;
  private final EditionSchemas schemas;
  private final long undeclared;
  private final @Nullable AlternativeSelector alternatives;
  private final ConstraintViolations violations = new ConstraintViolations(this);
  private final NodeFindings findings;

  private final Map<String, SchemaNode> declaredMembers = new HashMap<>();
  private final TreeMap<String, SchemaNode> undeclaredMembers = new TreeMap<>();
  private final List<RequiredMember> required = new ArrayList<>();
  private boolean membersPrepared;
  private @Nullable SchemaNode furtherMembers;
  private @Nullable SchemaNode items;

  private final NodeCounts counts;
  private final ObjectShapes shapes = new ObjectShapes(this);
  private @Nullable SchemaNode mergedInto;

  private SchemaNode(
      Editions editions,
      String operation,
      @Nullable SchemaNode parent,
      String pointer,
      @Nullable Schema[] schemas,
      long undeclared) {
    this.editions = editions;
    this.operation = operation;
    this.parent = parent;
    this.depth = parent == null ? 0 : parent.depth + 1;
    this.pointer = pointer;
    this.schemas = new EditionSchemas(editions, schemas);
    this.undeclared = undeclared;
    this.alternatives = AlternativeSelector.of(schemas);
    this.counts = new NodeCounts(this.schemas.listed());
    this.findings = new NodeFindings(this, schemas.length);
  }

  /** The node of whole bodies of one schema; without schemas, of responses as such. */
  static SchemaNode root(Editions editions, String operation, @Nullable Schema[] schemas) {
    return new SchemaNode(editions, operation, null, "", schemas, 0);
  }

  String operation() {
    return operation;
  }

  /** JSON pointer in the body, array indices and keys of maps collapsed to {@code *}. */
  public String pointer() {
    return pointer;
  }

  /** What the editions declare there. */
  public EditionSchemas schemas() {
    return schemas;
  }

  /** The schema of an edition, or null if the edition does not declare the node. */
  public @Nullable Schema schema(int edition) {
    return schemas.schemas()[edition];
  }

  /** Mask of the editions that declare the node. */
  public long declared() {
    return schemas.declared();
  }

  /** Mask of the editions that declare the object around this node and not this node. */
  public long undeclared() {
    return undeclared;
  }

  /** Describes values that do not keep to its constraints. */
  ConstraintViolations violations() {
    return violations;
  }

  /**
   * The node with the alternatives that fit the value best; this node if it has none, or the value
   * fits none of them. What follows is counted at the node that is returned.
   */
  public SchemaNode chosenFor(Json value) {
    return alternatives == null || alternatives.isOfNone(value)
        ? this
        : alternatives.node(value, this::withSchemas).chosenFor(value);
  }

  /** Whether it has alternatives; where it was {@link #chosenFor} a value, that fits none. */
  boolean hasAlternatives() {
    return alternatives != null;
  }

  private SchemaNode withSchemas(@Nullable Schema[] chosen) {
    return new SchemaNode(editions, operation, parent, pointer, chosen, 0);
  }

  /** The node of a member that some edition declares, or null if none does. */
  @Nullable SchemaNode declaredMember(String name) {
    prepareMembers();
    return declaredMembers.get(name);
  }

  /** The node of a member. */
  public SchemaNode member(String name) {
    SchemaNode declared = declaredMember(name);
    return declared == null ? newMember(name) : declared;
  }

  /** The members that some editions require. */
  List<RequiredMember> required() {
    prepareMembers();
    return required;
  }

  /** The node of the elements of an array. */
  public SchemaNode items() {
    if (items == null) {
      items = below("*", schemas.below(Schema::items), 0);
    }
    return items;
  }

  private void prepareMembers() {
    if (membersPrepared) {
      return;
    }
    membersPrepared = true;
    for (String name : schemas.memberNames()) {
      SchemaNode node = memberNode(escape(name), name);
      declaredMembers.put(name, node);
      long mask = schemas.requiring(name);
      if (mask != 0) {
        required.add(new RequiredMember(name, node, mask));
      }
    }
  }

  private SchemaNode newMember(String name) {
    // Keys of a map-like object are data, not names.
    if (schemas.isMap()) {
      return furtherMember(name);
    }
    String segment = escape(name);
    SchemaNode known = undeclaredMembers.get(segment);
    if (known != null) {
      return known;
    }
    if (undeclaredMembers.size() >= MAX_UNDECLARED) {
      if (segment.compareTo(undeclaredMembers.lastKey()) > 0) {
        return furtherMember(name);
      }
      furtherMember(name).inherit(undeclaredMembers.pollLastEntry().getValue());
    }
    SchemaNode node = memberNode(segment, name);
    undeclaredMembers.put(segment, node);
    return node;
  }

  private SchemaNode furtherMember(String name) {
    if (furtherMembers == null) {
      furtherMembers = memberNode("*", name);
    }
    return furtherMembers;
  }

  private SchemaNode memberNode(String segment, String name) {
    return below(
        segment,
        schemas.below(schema -> EditionSchemas.member(schema, name)),
        schemas.notDeclaring(name));
  }

  private SchemaNode below(String segment, @Nullable Schema[] below, long unknown) {
    SchemaNode same =
        declared() == 0 && depth >= MAX_UNDECLARED_DEPTH ? this : nestedTooDeep(below, unknown);
    return same != null
        ? same
        : new SchemaNode(editions, operation, this, pointer + "/" + segment, below, unknown);
  }

  /** The innermost node around of the same schemas, if there are many of them already. */
  private @Nullable SchemaNode nestedTooDeep(@Nullable Schema[] below, long unknown) {
    SchemaNode innermost = null;
    int nested = 0;
    for (SchemaNode around = this; around != null; around = around.parent) {
      if (around.declared() != 0
          && around.undeclared == unknown
          && Arrays.equals(around.schemas.schemas(), below)) {
        innermost = innermost == null ? around : innermost;
        nested++;
      }
    }
    return nested < MAX_NESTED ? null : innermost;
  }

  private static String escape(String name) {
    String shown = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) + "..." : name;
    return JsonPointer.escape(shown);
  }

  /** Takes over what was counted at a node that is dropped, since there are too many. */
  private void inherit(SchemaNode node) {
    if (node != this) {
      node.mergedInto = this;
      counts.inherit(node.counts);
      findings.inherit(node.findings);
    }
  }

  /** This node, or the one that has taken its counts over. */
  SchemaNode current() {
    return mergedInto == null ? this : mergedInto;
  }

  /** The count of a violation here; it is made at the first one. */
  FindingCount finding(Violation violation, IntFunction<Expectation> expectation) {
    return findings.of(violation, expectation);
  }

  NodeCounts counts() {
    return counts;
  }

  /** The shapes of the objects that were seen here. */
  ObjectShapes shapes() {
    return shapes;
  }

  /** Adds what was counted here and below. */
  void addTo(RunStatistics statistics, String schema) {
    findings.forEach(statistics::add);
    if (alternatives != null) {
      alternatives.chosen().forEach(name -> statistics.addAlternative(operation, name));
      alternatives.nodes().forEach(node -> node.addTo(statistics, schema));
    }
    statistics
        .members()
        .add(operation, schema, pointer, declared(), counts.types(), counts.values());
    List<@Nullable SchemaNode> below = new ArrayList<>(declaredMembers.values());
    below.addAll(undeclaredMembers.values());
    below.add(furtherMembers);
    below.add(items);
    for (SchemaNode node : below) {
      // A node that is shared with what is around it was added there.
      if (node != null && node.parent == this) {
        if (declaredMembers.containsValue(node) && node.declared() != 0) {
          long absent = counts.types()[JsonType.OBJECT.index()] - node.total();
          statistics.members().addAbsent(operation, schema, node.pointer, absent);
        }
        node.addTo(statistics, schema);
      }
    }
  }

  /** The number of values that were seen here, over all alternatives. */
  private long total() {
    long chosen =
        alternatives == null ? 0 : alternatives.nodes().stream().mapToLong(SchemaNode::total).sum();
    return chosen + counts.total();
  }
}
