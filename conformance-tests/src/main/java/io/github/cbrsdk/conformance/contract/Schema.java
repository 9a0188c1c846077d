package io.github.cbrsdk.conformance.contract;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.conformance.json.JsonType;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A schema of the contract, compiled: references followed, {@code allOf} flattened, nullable
 * references made nullable types. Immutable once its contract is compiled; it may contain itself.
 */
public final class Schema {
  private final ContractLocation location;
  private final Optional<String> name;
  private @Nullable Facts facts;

  Schema(ContractLocation location, Optional<String> name) {
    this.location = location;
    this.name = name;
  }

  /**
   * What a schema says.
   *
   * @param types the types that it allows; {@code INTEGER} are numbers without, {@code NUMBER}
   *     those with a fractional part
   * @param constraints limits beyond the type, each with the place that states it
   * @param properties the declared members
   * @param required the members that have to be there, each with the place that says so
   * @param open whether members that are not declared may be there
   * @param additional the schema of members that are not declared, or null
   * @param items the schema of elements, or null if they may be anything
   * @param alternatives the schemas of which a value follows one; if there are any, they say all
   *     that is to be said of the value
   * @param validations what is always true of the value
   * @param keywords where each keyword stands; of several, the last
   * @param annotations the extensions ({@code x-...}) of the schema and what it refers to
   */
  record Facts(
      Set<JsonType> types,
      Map<Constraint, ContractLocation> constraints,
      Map<String, Schema> properties,
      Map<String, ContractLocation> required,
      boolean open,
      @Nullable Schema additional,
      @Nullable Schema items,
      List<Schema> alternatives,
      List<Validation> validations,
      Map<String, ContractLocation> keywords,
      Map<String, Object> annotations) {
    Facts {
      types = Collections.unmodifiableSet(copy(types));
      constraints = Collections.unmodifiableMap(new LinkedHashMap<>(constraints));
      properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
      required = Collections.unmodifiableMap(new LinkedHashMap<>(required));
      alternatives = List.copyOf(alternatives);
      validations = List.copyOf(validations);
      keywords = Collections.unmodifiableMap(new LinkedHashMap<>(keywords));
      annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
    }

    private static Set<JsonType> copy(Set<JsonType> types) {
      return types.isEmpty() ? EnumSet.noneOf(JsonType.class) : EnumSet.copyOf(types);
    }
  }

  void define(Facts said) {
    facts = said;
  }

  private Facts facts() {
    return requireNonNull(facts, "the contract is still being compiled");
  }

  /** Where it stands: at the member, not at what the member refers to. */
  public ContractLocation location() {
    return location;
  }

  /** Its name among the contract's components, if it is or refers to one. */
  public Optional<String> name() {
    return name;
  }

  /** The place of a keyword, or of the schema if that does not use it. */
  public ContractLocation location(String keyword) {
    return facts().keywords().getOrDefault(keyword, location);
  }

  /** The types that it allows; {@code NUMBER} stands for numbers with a fractional part. */
  public Set<JsonType> types() {
    return facts().types();
  }

  /** Limits beyond the type, each with the place that states it. */
  public Map<Constraint, ContractLocation> constraints() {
    return facts().constraints();
  }

  /** The declared members, in the order of the contract. */
  public Map<String, Schema> properties() {
    return facts().properties();
  }

  /** The members that have to be there, each with the place that says so. */
  public Map<String, ContractLocation> required() {
    return facts().required();
  }

  /** Whether members that are not declared may be there, whatever they are. */
  public boolean isOpen() {
    return facts().open();
  }

  /** The schema of members that are not declared, or null. */
  public @Nullable Schema additional() {
    return facts().additional();
  }

  /** The schema of elements, or null if they may be anything. */
  public @Nullable Schema items() {
    return facts().items();
  }

  /** The schemas of which a value follows one; empty for most. */
  public List<Schema> alternatives() {
    return facts().alternatives();
  }

  /** What is always true of the value. */
  public List<Validation> validations() {
    return facts().validations();
  }

  /** The extensions ({@code x-...}) of the schema and what it refers to. */
  public Map<String, Object> annotations() {
    return facts().annotations();
  }

  /** The listed values, if it lists them. */
  public Optional<AllowedValues> allowedValues() {
    return constraints().keySet().stream()
        .filter(AllowedValues.class::isInstance)
        .map(AllowedValues.class::cast)
        .findFirst();
  }

  @Override
  public String toString() {
    return name.orElse("schema") + " at " + location;
  }
}
