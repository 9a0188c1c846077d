package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.JsonType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A schema of the contract, compiled: references followed, {@code allOf} flattened, nullable
 * references made nullable types. Immutable once its contract is compiled; it may contain itself.
 */
public final class Schema {
  private final ContractLocation location;
  private final Optional<String> name;
  private final ContractLocation stated;

  // Filled by the compiler until freeze().
  Set<JsonType> types = EnumSet.allOf(JsonType.class);
  Map<Constraint, ContractLocation> constraints = new LinkedHashMap<>();
  Map<String, Schema> properties = new LinkedHashMap<>();
  Map<String, ContractLocation> required = new LinkedHashMap<>();
  List<Schema> alternatives = new ArrayList<>();
  List<Validation> validations = new ArrayList<>();
  Map<String, Map<String, Schema>> subschemas = new HashMap<>();
  Map<String, ContractLocation> keywords = new LinkedHashMap<>();
  Map<String, Object> annotations = new LinkedHashMap<>();
  @Nullable Discriminator discriminator;
  boolean open;

  /** Whether it states that undeclared members are not allowed. */
  boolean closed;

  @Nullable Schema additional;
  @Nullable Schema items;
  Set<String> elsewhere = Set.of();
  Set<String> excluded = new LinkedHashSet<>();

  Schema(ContractLocation location, Optional<String> name, ContractLocation stated) {
    this.location = location;
    this.name = name;
    this.stated = stated;
  }

  /** The schema of a member that is required, but of which nothing is said. */
  static Schema any(ContractLocation location) {
    Schema any = new Schema(location, Optional.empty(), location);
    any.open = true;
    any.freeze();
    return any;
  }

  /** The same schema with one more constraint, which its alternatives have too. */
  Schema with(Constraint constraint, ContractLocation stated) {
    return with(copy -> copy.constraints.put(constraint, stated));
  }

  /** A changed copy; its alternatives are changed too. */
  Schema with(Consumer<Schema> change) {
    Schema copy = new Schema(location, name, stated);
    copy.types = types;
    copy.constraints = new LinkedHashMap<>(constraints);
    copy.properties = properties;
    copy.required = required;
    alternatives.stream()
        .filter(each -> each != this)
        .forEach(each -> copy.alternatives.add(each.with(change)));
    copy.validations = validations;
    copy.keywords = keywords;
    copy.annotations = annotations;
    copy.discriminator = discriminator;
    copy.open = open;
    copy.additional = additional;
    copy.items = items;
    copy.closed = closed;
    copy.elsewhere = elsewhere;
    copy.excluded = excluded;
    change.accept(copy);
    copy.freeze();
    return copy;
  }

  /** Replaces the values of a discriminator's member, here and in the alternatives. */
  void restrict(String member, DiscriminatorValues values, ContractLocation stated) {
    Map<String, Schema> changed = new LinkedHashMap<>(properties);
    changed.computeIfPresent(
        member,
        (name, schema) ->
            schema.with(
                copy -> {
                  if (copy.constraints.keySet().removeIf(DiscriminatorValues.class::isInstance)) {
                    copy.constraints.put(values, stated);
                  }
                }));
    properties = changed;
    alternatives.replaceAll(each -> each.with(copy -> copy.restrict(member, values, stated)));
  }

  /** Lets null keep to all assertions but some. */
  void exemptNull(Set<Constraint> but) {
    Map<Constraint, ContractLocation> exempted = new LinkedHashMap<>();
    constraints.forEach(
        (each, at) -> {
          boolean isExempt = each instanceof SchemaAssertion && !but.contains(each);
          Constraint left = isExempt ? ((SchemaAssertion) each).exceptNull() : each;
          if (!left.types().isEmpty()) {
            exempted.put(left, at);
          }
        });
    constraints = exempted;
  }

  void freeze() {
    types = Collections.unmodifiableSet(types);
    constraints = Collections.unmodifiableMap(constraints);
    properties = Collections.unmodifiableMap(properties);
    required = Collections.unmodifiableMap(required);
    alternatives = List.copyOf(alternatives);
    validations = List.copyOf(validations);
    subschemas.replaceAll((keyword, schemas) -> Collections.unmodifiableMap(schemas));
    excluded = Set.copyOf(excluded);
    annotations = Collections.unmodifiableMap(annotations);
  }

  /** The location of the member, not of the schema that the member refers to. */
  public ContractLocation location() {
    return location;
  }

  /** Where it is stated, which is the same for all that refer to it. */
  public ContractLocation stated() {
    return stated;
  }

  /** Its name among the contract's components, if it is or refers to one. */
  public Optional<String> name() {
    return name;
  }

  /** What tells it from other schemas of bodies: its name, with the file if that is another. */
  public String label() {
    return name.map(
            known -> stated.file().equals(location.file()) ? known : stated.file() + "#" + known)
        .orElse(location.pointer());
  }

  /** The location of a keyword, or of the schema if that does not use it. */
  public ContractLocation location(String keyword) {
    return keywords.getOrDefault(keyword, location);
  }

  /**
   * The types that it allows; {@link JsonType#INTEGER} are numbers without, {@link JsonType#NUMBER}
   * those with a fractional part.
   */
  public Set<JsonType> types() {
    return types;
  }

  /** Whether a value of that type may conform, by one of its alternatives if it has some. */
  public boolean allows(JsonType type) {
    return alternatives.isEmpty()
        ? types().contains(type)
        : alternatives.stream().anyMatch(each -> each.allows(type));
  }

  /** Limits beyond the type, each with the location that states it. */
  public Map<Constraint, ContractLocation> constraints() {
    return constraints;
  }

  /** The declared members, in the order of the contract. */
  public Map<String, Schema> properties() {
    return properties;
  }

  /** The required members, each with the location that requires it. */
  public Map<String, ContractLocation> required() {
    return required;
  }

  /**
   * Whether a member may be there that it does not declare: any may, or any of a schema, or another
   * option of an {@code anyOf} declares it.
   */
  public boolean mayHave(String member) {
    return (open || additional != null || elsewhere.contains(member)) && !excluded.contains(member);
  }

  /** The members that are {@code writeOnly}, for requests alone. */
  public Set<String> excluded() {
    return excluded;
  }

  /** Whether any undeclared members are allowed. */
  public boolean isOpen() {
    return open;
  }

  /** The schema of undeclared members, or null. */
  public @Nullable Schema additional() {
    return additional;
  }

  /** The schema of elements, or null if any elements are allowed. */
  public @Nullable Schema items() {
    return items;
  }

  /**
   * The schemas of {@code oneOf} or {@code anyOf}, of which a value matches one; empty for most
   * schemas.
   */
  public List<Schema> alternatives() {
    return alternatives;
  }

  /** The member that tells which alternative a value is, or null. */
  public @Nullable Discriminator discriminator() {
    return discriminator;
  }

  /**
   * The schemas in a keyword that is evaluated as a whole, such as {@code contains}, by name or
   * index; the name of a single schema is empty.
   */
  public Map<String, Schema> subschemas(String keyword) {
    return subschemas.getOrDefault(keyword, Map.of());
  }

  public List<Validation> validations() {
    return validations;
  }

  /** The extensions ({@code x-...}) of the schema and of the schemas that it refers to. */
  public Map<String, Object> annotations() {
    return annotations;
  }

  /** Its constraints of a kind. */
  public <T extends Constraint> Stream<T> constraints(Class<T> kind) {
    return constraints.keySet().stream().filter(kind::isInstance).map(kind::cast);
  }

  /** The values of {@code enum} or {@code const}, if it has one. */
  public Optional<AllowedValues> allowedValues() {
    return constraints(AllowedValues.class).findFirst();
  }

  /** The texts that {@code enum} or {@code const} lists; without one, those of a discriminator. */
  public Set<String> listedTexts() {
    return allowedValues()
        .<Set<String>>map(values -> new LinkedHashSet<>(values.strings()))
        .orElseGet(
            () ->
                constraints(DiscriminatorValues.class)
                    .flatMap(values -> values.names().stream())
                    .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  @Override
  public String toString() {
    return name.orElse("schema") + " at " + location;
  }
}
