package io.github.cbrsdk.conformance.layer;

import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.common.values.NullValue;
import dev.cel.common.values.StructValue;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonBoolean;
import io.github.cbrsdk.conformance.json.JsonNull;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonString;
import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.Optional;

/** Shows JSON values to CEL without copying them. */
final class CelValues {
  private CelValues() {}

  static Object of(Json value) {
    if (value instanceof JsonString string) {
      return string.value();
    }
    if (value instanceof JsonObject object) {
      return new ObjectView(object);
    }
    if (value instanceof JsonArray array) {
      return new ArrayView(array);
    }
    if (value instanceof JsonNumber number) {
      return of(number);
    }
    return value == JsonNull.NULL ? NullValue.NULL_VALUE : (Object) (value == JsonBoolean.TRUE);
  }

  private static Object of(JsonNumber number) {
    if (number.isLong()) {
      return number.longValue();
    }
    BigDecimal value = number.value();
    return value == null ? Double.NaN : (Object) value.doubleValue();
  }

  /** An object is a struct and not a map: CEL would copy a map, and all in it, again and again. */
  private static final class ObjectView extends StructValue<String, Object> {
    private static final CelType TYPE = StructTypeReference.create("object");

    @SuppressWarnings("Immutable") // It is, though its arrays do not show it.
    private final JsonObject object;

    ObjectView(JsonObject object) {
      this.object = object;
    }

    @Override
    public Object select(String name) {
      return find(name).orElseThrow(() -> CelAttributeNotFoundException.of("no member " + name));
    }

    @Override
    public Optional<Object> find(String name) {
      return Optional.ofNullable(object.get(name)).map(CelValues::of);
    }

    /** This itself, since CEL can select from nothing but a view. */
    @Override
    public Object value() {
      return this;
    }

    @Override
    public boolean isZeroValue() {
      return object.size() == 0;
    }

    @Override
    public CelType celType() {
      return TYPE;
    }
  }

  private static final class ArrayView extends AbstractList<Object> {
    private final JsonArray array;

    ArrayView(JsonArray array) {
      this.array = array;
    }

    @Override
    public Object get(int index) {
      return CelValues.of(array.get(index));
    }

    @Override
    public int size() {
      return array.size();
    }
  }
}
