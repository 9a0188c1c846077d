package io.github.cbrsdk.json;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * The contract's description of one kind of object.
 *
 * @param <M> the model
 */
public final class ModelType<M extends JsonModel> {
  /** Who has read that many has understood; a body can be made of nothing else. */
  private static final int MOST = 1_000;

  private final BiFunction<JsonObject, Place, M> view;
  private final Map<String, Member<?>> members = new LinkedHashMap<>();
  private final List<Member<?>> inOrder;

  /** Takes what makes a view, and the members that the contract declares. */
  public ModelType(BiFunction<JsonObject, Place, M> view, List<Member<?>> members) {
    this.view = requireNonNull(view, "view");
    members.forEach(member -> this.members.put(member.name(), member));
    this.inOrder = List.copyOf(this.members.values());
  }

  /**
   * The description that belongs to a generated class.
   *
   * @throws IllegalArgumentException if the class is not a generated one
   */
  @SuppressWarnings("unchecked") // A model's MODEL_TYPE is that of the model, by generation.
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
   * @throws MalformedJsonException if it is anything else
   */
  public M parse(String json) {
    return of(JsonReader.read(requireNonNull(json, "json")));
  }

  /**
   * Reads a model.
   *
   * @param json UTF-8 text of one JSON object
   * @throws MalformedJsonException if it is anything else
   */
  public M parse(byte[] json) {
    return of(JsonObject.parse(requireNonNull(json, "json")));
  }

  /** The model that views an object. */
  public M of(JsonObject json) {
    return view(requireNonNull(json, "json"), Place.ROOT);
  }

  /** The model of an object without members, to be filled by its {@code with}. */
  public M empty() {
    return of(JsonObject.EMPTY);
  }

  /** The members that the contract declares, in its order. */
  public List<Member<?>> members() {
    return inOrder;
  }

  Map<String, Member<?>> byName() {
    return members;
  }

  M view(JsonObject json, Place place) {
    return view.apply(json, place);
  }

  List<Discrepancy> discrepancies(JsonObject json, Place place) {
    List<Discrepancy> found = new ArrayList<>();
    inspect(
        json,
        place,
        discrepancy -> {
          if (found.size() < MOST) {
            found.add(discrepancy);
          }
        });
    return List.copyOf(found);
  }

  void inspect(JsonObject json, Place place, Consumer<Discrepancy> discrepancies) {
    for (int i = 0; i < json.size(); i++) {
      Place at = place.step(json.name(i), -1);
      Object value = json.value(i);
      Member<?> member = members.get(json.name(i));
      if (member == null) {
        discrepancies.accept(
            new Discrepancy(
                Discrepancy.Kind.UNDECLARED, at.toString(), "no such member", JsonKind.of(value)));
      } else if (value != JsonNull.NULL) {
        member.type().inspect(value, at, discrepancies);
      } else if (!member.isNullable()) {
        discrepancies.accept(
            new Discrepancy(
                Discrepancy.Kind.NULL, at.toString(), member.type().expected(), "null"));
      }
    }
    for (Member<?> member : members.values()) {
      if (member.isRequired() && json.get(member.name()) == null) {
        discrepancies.accept(
            new Discrepancy(
                Discrepancy.Kind.MISSING,
                place.step(member.name(), -1).toString(),
                member.type().expected(),
                "nothing"));
      }
    }
  }
}
