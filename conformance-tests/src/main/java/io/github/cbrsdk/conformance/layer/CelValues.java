package io.github.cbrsdk.conformance.layer;

import dev.cel.common.values.NullValue;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonBoolean;
import io.github.cbrsdk.conformance.json.JsonNull;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonString;
import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

  private static final class ObjectView extends AbstractMap<String, Object> {
    private final JsonObject object;

    ObjectView(JsonObject object) {
      this.object = object;
    }

    @Override
    public @Nullable Object get(Object key) {
      Json value = key instanceof String name ? object.get(name) : null;
      return value == null ? null : of(value);
    }

    @Override
    public boolean containsKey(Object key) {
      return key instanceof String name && object.get(name) != null;
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
      Map<String, Object> copy = new java.util.LinkedHashMap<>();
      object.members().forEach((name, value) -> copy.put(name, of(value)));
      return copy.entrySet();
    }

    private static Object of(Json value) {
      return CelValues.of(value);
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
