package io.github.cbrsdk.json;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * The contract's declaration of an object.
 *
 * @param <M> the model
 */
public final class ModelType<M extends JsonModel> {
  /** Maximum number of discrepancies reported, to limit the memory. */
  private static final int MAX_DISCREPANCIES = 1_000;

  private final BiFunction<JsonObject, JsonPointer, M> view;
  private final Map<String, Member<?, ?>> members = new LinkedHashMap<>();
  private final List<Member<?, ?>> inOrder;
  private final boolean open;

  /**
   * A declaration.
   *
   * @param view constructor of the model
   * @param members the declared members
   */
  public ModelType(BiFunction<JsonObject, JsonPointer, M> view, List<Member<?, ?>> members) {
    this(view, members, false);
  }

  private ModelType(
      BiFunction<JsonObject, JsonPointer, M> view, List<Member<?, ?>> members, boolean open) {
    this.view = requireNonNull(view, "view");
    members.forEach(member -> this.members.put(member.name(), member));
    this.inOrder = List.copyOf(this.members.values());
    this.open = open;
  }

  /** The same declaration, but undeclared members are not discrepancies. */
  public ModelType<M> open() {
    return new ModelType<>(view, inOrder, true);
  }

  /**
   * The declaration of a generated model.
   *
   * @throws IllegalArgumentException if the class is not a generated model
   */
  @SuppressWarnings("unchecked") // The generated constant MODEL_TYPE has the type of its model.
  public static <M extends JsonModel> ModelType<M> of(Class<M> model) {
    try {
      return (ModelType<M>) model.getField("MODEL_TYPE").get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(model + " is not a generated model", e);
    }
  }

  /**
   * Reads a model.
   *
   * @param json one JSON object
   * @throws MalformedJsonException if the text is not exactly one JSON object
   */
  public M parse(String json) {
    return of(JsonReader.read(requireNonNull(json, "json")));
  }

  /**
   * Reads a model.
   *
   * @param json UTF-8 text of one JSON object
   * @throws MalformedJsonException if the text is not exactly one JSON object
   */
  public M parse(byte[] json) {
    return parse(json, Long.MAX_VALUE);
  }

  /**
   * Reads a model of limited memory: a value takes up to 100 bytes.
   *
   * @param json UTF-8 text of one JSON object
   * @param maxValues maximum number of values at all depths
   * @throws MalformedJsonException if the text is not exactly one JSON object
   */
  public M parse(byte[] json, long maxValues) {
    return of(JsonReader.read(requireNonNull(json, "json"), maxValues));
  }

  public M of(JsonObject json) {
    return view(requireNonNull(json, "json"), JsonPointer.ROOT);
  }

  /** The model of an object without members. */
  public M empty() {
    return of(JsonObject.EMPTY);
  }

  /** The declared members, in the order of the contract. */
  public List<Member<?, ?>> members() {
    return inOrder;
  }

  Map<String, Member<?, ?>> byName() {
    return members;
  }

  ValueType<M> valueType() {
    return new ModelReference<>(() -> this);
  }

  M view(JsonObject json, JsonPointer at) {
    return view.apply(json, at);
  }

  List<Discrepancy> discrepancies(JsonObject json, JsonPointer at) {
    List<Discrepancy> found = new ArrayList<>();
    inspect(
        json,
        at,
        discrepancy -> {
          if (found.size() < MAX_DISCREPANCIES) {
            found.add(discrepancy);
          }
        });
    return List.copyOf(found);
  }

  void inspect(JsonObject json, JsonPointer at, Consumer<Discrepancy> discrepancies) {
    for (int i = 0; i < json.size(); i++) {
      JsonPointer pointer = at.step(json.name(i), -1);
      Object value = json.value(i);
      Member<?, ?> member = members.get(json.name(i));
      if (member == null && open) {
        continue;
      }
      if (member == null) {
        discrepancies.accept(
            new Discrepancy(
                Discrepancy.Kind.UNDECLARED,
                pointer.toString(),
                "no such member",
                ValueType.kind(value)));
      } else if (value != JsonNull.NULL) {
        member.type().inspect(value, pointer, discrepancies);
      } else if (!member.isNullable()) {
        discrepancies.accept(member.type().discrepancy(Discrepancy.Kind.NULL, pointer, "null"));
      }
    }
    for (Member<?, ?> member : members.values()) {
      if (member.isRequired() && json.get(member.name()) == null) {
        JsonPointer pointer = at.step(member.name(), -1);
        discrepancies.accept(
            member.type().discrepancy(Discrepancy.Kind.MISSING, pointer, "nothing"));
      }
    }
  }
}
