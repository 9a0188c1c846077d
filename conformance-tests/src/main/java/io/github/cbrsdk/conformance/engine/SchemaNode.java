package io.github.cbrsdk.conformance.engine;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.conformance.contract.AllowedValues;
import io.github.cbrsdk.conformance.contract.Constraint;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.contract.Validation;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonPointer;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.json.JsonType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A place in bodies, such as {@code /backup/children/*}: what each edition says of values there,
 * and what was counted of them. Places below it come to be when a value shows up there. What is
 * nested too deep in itself shares the place of what is around it: a body must not make as many
 * places as it likes. For one thread.
 */
public final class SchemaNode {
  /** More have no pattern that would be worth more places; the first in order have some. */
  public static final int MAX_UNDECLARED = 1000;

  private static final int MAX_DRIFTS = 1000;
  private static final int MAX_NAME = 100;

  /** How many places inside each other what nobody declares gets. */
  private static final int MAX_DEPTH = 50;

  /** How many places inside each other the same schemas get. */
  private static final int MAX_NESTED = 4;

  private final Editions editions;
  private final String operation;
  private final @Nullable SchemaNode parent;
  private final int depth;
  private final String pointer;
  private final @Nullable Schema[] schemas;
  private final long declared;
  private final long undeclared;
  private final long[] forbidden = new long[JsonType.ALL.size()];
  private final EditionConstraint[][] limits = new EditionConstraint[JsonType.ALL.size()][];
  private final List<SharedValidation> validations;
  private final @Nullable AlternativeSelector choice;
  private final boolean listsValues;
  private final Set<String> listed = new HashSet<>();
  private final ConstraintViolations refusals = new ConstraintViolations(this);

  private final Map<String, SchemaNode> members = new HashMap<>();

  /** Members that nobody declares, by what stands for them in pointers. */
  private final TreeMap<String, SchemaNode> strangers = new TreeMap<>();

  private @Nullable SchemaNode heir;
  private final List<RequiredMember> required = new ArrayList<>();
  private @Nullable SchemaNode items;
  private @Nullable SchemaNode others;
  private boolean membersPrepared;

  private final Map<Violation, FindingCount> drifts = new HashMap<>();

  /** The same in order, to tell which one is too many. */
  private final NavigableSet<Violation> inOrder = new TreeSet<>();

  private final Map<Violation, FindingCount> crowds = new HashMap<>();
  private final long[] seen = new long[JsonType.ALL.size()];
  private final ValueCounts values = new ValueCounts();
  private long lastObject = -1;

  /**
   * A member that some editions require.
   *
   * @param name its name
   * @param node its place
   * @param editions mask of these editions
   */
  public record RequiredMember(String name, SchemaNode node, long editions) {}

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
    this.schemas = schemas;
    this.undeclared = undeclared;
    this.declared = editions.mask(i -> schemas[i] != null);
    this.choice = AlternativeSelector.of(schemas);
    this.validations = SharedValidation.of(schemas.length, this::validationsIn);
    for (JsonType type : JsonType.ALL) {
      forbidden[type.index()] = editions.mask(i -> forbids(schemas[i], type));
    }
    Collection<EditionConstraint> all = limits();
    for (JsonType type : JsonType.ALL) {
      limits[type.index()] =
          all.stream().filter(limit -> limit.appliesTo(type)).toArray(EditionConstraint[]::new);
    }
    this.listsValues = all.stream().anyMatch(limit -> limit.constraint() instanceof AllowedValues);
    for (EditionConstraint limit : all) {
      if (limit.constraint() instanceof AllowedValues allowed) {
        listed.addAll(allowed.strings());
      }
    }
  }

  /** The place of whole bodies of one schema; without schemas, of responses as such. */
  public static SchemaNode root(Editions editions, String operation, @Nullable Schema[] schemas) {
    return new SchemaNode(editions, operation, null, "", schemas, 0);
  }

  private List<Validation> validationsIn(int edition) {
    Schema schema = schemas[edition];
    return schema == null ? List.of() : schema.validations();
  }

  private static boolean forbids(@Nullable Schema schema, JsonType type) {
    return schema != null && !schema.types().contains(type);
  }

  private Collection<EditionConstraint> limits() {
    Set<Constraint> constraints = new LinkedHashSet<>();
    for (Schema schema : schemas) {
      if (schema != null) {
        constraints.addAll(schema.constraints().keySet());
      }
    }
    List<EditionConstraint> all = new ArrayList<>();
    for (Constraint constraint : constraints) {
      all.add(EditionConstraint.of(constraint, editions.mask(i -> sets(schemas[i], constraint))));
    }
    return all;
  }

  private static boolean sets(@Nullable Schema schema, Constraint constraint) {
    return schema != null && schema.constraints().containsKey(constraint);
  }

  public String operation() {
    return operation;
  }

  public String pointer() {
    return pointer;
  }

  /** What an edition says of it, or null if that does not know it. */
  public @Nullable Schema schema(int edition) {
    return schemas[edition];
  }

  /** Mask of the editions that declare it. */
  public long declared() {
    return declared;
  }

  /** Mask of the editions that know the object around it, and do not know it. */
  public long undeclared() {
    return undeclared;
  }

  /** Mask of the editions that declare it and do not allow that type there. */
  public long forbidden(JsonType type) {
    return forbidden[type.index()];
  }

  public EditionConstraint[] limits(JsonType type) {
    return limits[type.index()];
  }

  /** What its limits have to say of values that they refuse. */
  public ConstraintViolations refusals() {
    return refusals;
  }

  public List<SharedValidation> validations() {
    return validations;
  }

  /**
   * The place as the alternatives say that fit the value best; this place if it has none, or the
   * value is in the form of none. Counting goes on there.
   */
  public SchemaNode chosenFor(Json value) {
    return choice == null || choice.isOfNone(value)
        ? this
        : choice.node(value, this::withSchemas).chosenFor(value);
  }

  /** Whether it leaves a choice; where it was {@link #chosenFor} a value, that is in no form. */
  public boolean leavesChoice() {
    return choice != null;
  }

  private SchemaNode withSchemas(@Nullable Schema[] chosen) {
    return new SchemaNode(editions, operation, parent, pointer, chosen, 0);
  }

  /** The place of a member that some edition declares, or null if none does. */
  public @Nullable SchemaNode declaredMember(String name) {
    prepareMembers();
    return members.get(name);
  }

  /** The place of a member. */
  public SchemaNode member(String name) {
    prepareMembers();
    SchemaNode node = members.get(name);
    if (node == null) {
      node = newMember(name);
    }
    return node;
  }

  /** The members that some editions require. */
  public List<RequiredMember> required() {
    prepareMembers();
    return required;
  }

  /** The place of elements. */
  public SchemaNode items() {
    if (items == null) {
      items = below("*", i -> itemsIn(schemas[i]), 0);
    }
    return items;
  }

  private static @Nullable Schema itemsIn(@Nullable Schema schema) {
    return schema == null ? null : schema.items();
  }

  private void prepareMembers() {
    if (membersPrepared) {
      return;
    }
    membersPrepared = true;
    Set<String> names = new LinkedHashSet<>();
    for (Schema schema : schemas) {
      if (schema != null) {
        names.addAll(schema.properties().keySet());
        names.addAll(schema.required().keySet());
      }
    }
    for (String name : names) {
      SchemaNode node = below(escape(name), i -> memberIn(schemas[i], name), undeclaredMask(name));
      members.put(name, node);
      long mask = editions.mask(i -> requires(schemas[i], name));
      if (mask != 0) {
        required.add(new RequiredMember(name, node, mask));
      }
    }
  }

  private SchemaNode newMember(String name) {
    // Keys of a map-like object are data, not names.
    if (isMap()) {
      return others(name);
    }
    String segment = escape(name);
    SchemaNode known = strangers.get(segment);
    if (known != null) {
      return known;
    }
    if (strangers.size() >= MAX_UNDECLARED) {
      if (segment.compareTo(strangers.lastKey()) > 0) {
        return others(name);
      }
      others(name).inherit(strangers.pollLastEntry().getValue());
    }
    SchemaNode node = below(segment, i -> memberIn(schemas[i], name), undeclaredMask(name));
    strangers.put(segment, node);
    return node;
  }

  private SchemaNode others(String name) {
    if (others == null) {
      others = below("*", i -> memberIn(schemas[i], name), undeclaredMask(name));
    }
    return others;
  }

  /** Takes over what was counted at a place that is one too many. */
  private void inherit(SchemaNode node) {
    if (node != this) {
      node.heir = this;
      Arrays.setAll(seen, i -> seen[i] + node.seen[i]);
      node.drifts.values().forEach(this::inherit);
    }
  }

  private void inherit(FindingCount count) {
    drift(count.violation(), count::expectation).inherit(count);
  }

  /** This place, or the one that has taken its counts over. */
  public SchemaNode current() {
    return heir == null ? this : heir;
  }

  private boolean isMap() {
    for (Schema schema : schemas) {
      if (schema != null && schema.additional() != null) {
        return true;
      }
    }
    return false;
  }

  private long undeclaredMask(String name) {
    return editions.mask(i -> isUndeclared(schemas[i], name));
  }

  private static boolean isUndeclared(@Nullable Schema schema, String name) {
    return schema != null
        && schema.types().contains(JsonType.OBJECT)
        && !schema.isOpen()
        && memberIn(schema, name) == null;
  }

  private static @Nullable Schema memberIn(@Nullable Schema schema, String name) {
    if (schema == null) {
      return null;
    }
    Schema property = schema.properties().get(name);
    return property != null ? property : schema.additional();
  }

  private static boolean requires(@Nullable Schema schema, String name) {
    return schema != null && schema.required().containsKey(name);
  }

  private SchemaNode below(String segment, IntFunction<@Nullable Schema> schema, long unknown) {
    Schema[] below = new Schema[schemas.length];
    Arrays.setAll(below, schema);
    SchemaNode same = declared == 0 && depth >= MAX_DEPTH ? this : nestedTooDeep(below, unknown);
    return same != null
        ? same
        : new SchemaNode(editions, operation, this, pointer + "/" + segment, below, unknown);
  }

  /** The innermost place around of the same schemas, if there are many of them already. */
  private @Nullable SchemaNode nestedTooDeep(@Nullable Schema[] below, long unknown) {
    SchemaNode innermost = null;
    int nested = 0;
    for (SchemaNode around = this; around != null; around = around.parent) {
      if (around.declared != 0
          && around.undeclared == unknown
          && Arrays.equals(around.schemas, below)) {
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

  /** The count of an observation; made on the first, with what each of its editions claims. */
  public FindingCount drift(Violation violation, IntFunction<Expectation> expectation) {
    FindingCount known = drifts.get(violation);
    if (known != null) {
      return known;
    }
    if (drifts.size() >= MAX_DRIFTS) {
      if (violation.compareTo(inOrder.last()) > 0) {
        return crowd(violation, expectation);
      }
      FindingCount last = requireNonNull(drifts.remove(inOrder.pollLast()));
      crowd(last.violation(), last::expectation).inherit(last);
    }
    FindingCount count = new FindingCount(this, violation, schemas.length, expectation);
    drifts.put(violation, count);
    inOrder.add(violation);
    return count;
  }

  private FindingCount crowd(Violation violation, IntFunction<Expectation> expectation) {
    return crowds.computeIfAbsent(
        violation.asOneOfMany(),
        crowd -> new FindingCount(this, crowd, schemas.length, expectation));
  }

  /**
   * Counts a value.
   *
   * @param shown a text as it may be shown
   */
  public void count(Json value, JsonType type, UnaryOperator<String> shown) {
    seen[type.index()]++;
    if (listsValues) {
      if (value instanceof JsonString string) {
        countText(string.value(), shown);
      } else if (value instanceof JsonNumber number
          && number.text().length() <= TextDescription.MAX) {
        values.add(number.text(), listed.contains(number.text()));
      }
    }
  }

  /** What the contract does not list may be anything, and is kept as findings would tell it. */
  private void countText(String text, UnaryOperator<String> shown) {
    if (listed.contains(text)) {
      values.add(text, true);
    } else if (text.length() <= TextDescription.MAX) {
      values.add(TextDescription.wordOrShape(shown.apply(text)), false);
    }
  }

  /** Notes that the object with that serial number has this member. */
  public void seenIn(long object) {
    lastObject = object;
  }

  public boolean isIn(long object) {
    return lastObject == object;
  }

  /** Adds what was counted here and below to a tally. */
  public void addTo(RunStatistics statistics, String schema) {
    drifts.values().forEach(statistics::add);
    crowds.values().forEach(statistics::add);
    if (choice != null) {
      choice.chosen().forEach(name -> statistics.addAlternative(operation, name));
      choice.places().forEach(node -> node.addTo(statistics, schema));
    }
    statistics.members().add(operation, schema, pointer, declared, seen, values);
    long objects = seen[JsonType.OBJECT.index()];
    for (SchemaNode member : members.values()) {
      if (member.parent == this) {
        if (member.declared != 0) {
          statistics
              .members()
              .addAbsent(operation, schema, member.pointer, objects - member.total());
        }
        member.addTo(statistics, schema);
      }
    }
    for (SchemaNode stranger : strangers.values()) {
      if (stranger.parent == this) {
        stranger.addTo(statistics, schema);
      }
    }
    if (others != null && others.parent == this) {
      others.addTo(statistics, schema);
    }
    if (items != null && items.parent == this) {
      items.addTo(statistics, schema);
    }
  }

  /** How many values were seen here, whatever alternative they fitted. */
  private long total() {
    long chosen = choice == null ? 0 : choice.places().stream().mapToLong(SchemaNode::total).sum();
    return chosen + Arrays.stream(seen).sum();
  }
}
