package io.github.cbrsdk.json;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An immutable, typed view of a JSON object. It keeps the whole object. Reading a member that does
 * not conform to the contract fails; other members can still be read.
 *
 * <p>Java's serialization and an ObjectMapper of Jackson 2 or 3 read and write its JSON.
 *
 * <p>Two models are equal if they have the same class and equal JSON. The order of members does not
 * matter.
 */
@ExactJson
public abstract class JsonModel implements JsonView, Serializable {
  private static final long serialVersionUID = 1;

  private final transient JsonObject json;
  private final transient JsonPointer pointer;

  /** A view of an object, with its location in the body. */
  protected JsonModel(JsonObject json, JsonPointer pointer) {
    this.json = requireNonNull(json, "json");
    this.pointer = requireNonNull(pointer, "pointer");
  }

  /** The contract's declaration of the object. */
  public abstract ModelType<? extends JsonModel> modelType();

  public final JsonObject jsonObject() {
    return json;
  }

  @Override
  public final <T> @Nullable T get(Member<?, T> member) {
    Object value = json.get(member.name());
    return value == null || value == JsonNull.NULL ? null : read(member, value);
  }

  @Override
  public final <T> T require(Member<?, T> member) {
    Object value = json.get(member.name());
    if (value == null || value == JsonNull.NULL) {
      throw new MissingMemberException(
          at(member), member.type().expected(), value == null ? "nothing" : "null");
    }
    return read(member, value);
  }

  private <T> T read(Member<?, T> member, Object value) {
    T read = member.type().read(value, pointer, member.name(), -1);
    if (read == null) {
      throw new MistypedMemberException(
          at(member), member.type().expected(), member.type().found(value));
    }
    return read;
  }

  private JsonPointer at(Member<?, ?> member) {
    return pointer.step(member.name(), -1);
  }

  @Override
  public final Presence presence(Member<?, ?> member) {
    Object value = json.get(member.name());
    if (value == null) {
      return Presence.ABSENT;
    }
    return value == JsonNull.NULL ? Presence.NULL : Presence.VALUE;
  }

  /** The members that the contract does not declare, by name, in the order of the object. */
  public final Map<String, JsonNode> undeclared() {
    Map<String, JsonNode> undeclared = null;
    for (int i = 0; i < json.size(); i++) {
      if (!modelType().byName().containsKey(json.name(i))) {
        undeclared = undeclared == null ? new LinkedHashMap<>() : undeclared;
        undeclared.put(json.name(i), JsonTree.of(json.value(i)));
      }
    }
    return undeclared == null ? Map.of() : Collections.unmodifiableMap(undeclared);
  }

  /**
   * The differences between the object, at any depth, and the contract: the first 1,000, in the
   * order of the body.
   */
  public final List<Discrepancy> discrepancies() {
    return modelType().discrepancies(json, pointer);
  }

  /**
   * Checks that the object conforms to the contract.
   *
   * @throws DiscrepanciesException if there is any discrepancy
   */
  public final void validate() {
    List<Discrepancy> discrepancies = discrepancies();
    if (!discrepancies.isEmpty()) {
      throw new DiscrepanciesException(discrepancies);
    }
  }

  @Override
  public final String toJson() {
    return JsonWriter.text(json, null);
  }

  /** The JSON as a new tree of Jackson 2, which may be changed. */
  public final ObjectNode toTree() {
    return (ObjectNode) JsonTree.of(json);
  }

  /** A copy of the object with a member set, to null if the value is null. */
  protected final <T> JsonObject set(Member<?, T> member, @Nullable T value) {
    return json.with(member.name(), value == null ? JsonNull.NULL : member.type().write(value));
  }

  /** A copy of the object without a member. */
  protected final JsonObject remove(Member<?, ?> member) {
    return json.without(member.name());
  }

  /** Serializes the JSON, which other versions of the model can read. */
  protected final Object writeReplace() {
    return new SerializedModel(getClass(), toJson());
  }

  /** Rejects forged streams: {@link #writeReplace} never writes a model itself. */
  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw SerializedModel.forged();
  }

  private void readObjectNoData() throws InvalidObjectException {
    throw SerializedModel.forged();
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof JsonModel that
            && modelType() == that.modelType()
            && json.equals(that.json));
  }

  @Override
  public final int hashCode() {
    return json.hashCode();
  }

  /** The JSON, with asterisks in place of secrets. */
  @Override
  public final String toString() {
    return JsonWriter.text(json, modelType().valueType());
  }
}
