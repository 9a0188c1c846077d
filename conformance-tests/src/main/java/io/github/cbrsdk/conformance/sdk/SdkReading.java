package io.github.cbrsdk.conformance.sdk;

import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.SdkEffect;
import io.github.cbrsdk.conformance.engine.PointerOrder;
import io.github.cbrsdk.conformance.json.JsonPointer;
import io.github.cbrsdk.json.JsonModel;
import io.github.cbrsdk.json.Member;
import io.github.cbrsdk.json.ModelType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.MediaType;
import org.jspecify.annotations.Nullable;

/** The effects of reading a body with the SDK, with one call of each accessor. */
final class SdkReading {
  /** Models in models: what is deeper is read by the same accessors. */
  private static final int MAX_NESTED = 20;

  private static final String JSON = "application/json";
  private static final Pattern INDEX = Pattern.compile("/[0-9]+(?=/|$)");

  private final Map<String, SdkEffect> effects = new HashMap<>();
  private @Nullable JsonModel model;

  private SdkReading() {}

  /** Reads a response as the SDK does, as that model; records what throws an exception. */
  static SdkReading of(ModelType<?> type, Response response) {
    SdkReading reading = new SdkReading();
    byte[] body = response.body();
    try {
      if (body != null && isTakenForJson(response)) {
        reading.model = type.parse(body);
        reading.readAll(reading.model, null, 0);
        return reading;
      }
    } catch (RuntimeException e) {
      // The same as for a body that is not taken for JSON.
    }
    reading.effects.put("", SdkEffect.UNREADABLE);
    return reading;
  }

  /** OkHttp uses the last of several headers, and treats a malformed one as absent. */
  private static boolean isTakenForJson(Response response) {
    List<String> sent = response.headers().values("Content-Type");
    String last = sent.isEmpty() ? null : sent.get(sent.size() - 1);
    MediaType type = last == null || last.equals(JSON) ? null : MediaType.parse(last);
    return type == null || type.subtype().equals("json") || type.subtype().endsWith("+json");
  }

  /** The model, or null if the body could not be read at all. */
  @Nullable JsonModel model() {
    return model;
  }

  /**
   * The way to a value. It becomes a pointer only where something happened: almost nowhere.
   *
   * @param around the way to what is around it, or null for the model itself
   */
  private record Way(@Nullable Way around, String name) {
    static String pointer(@Nullable Way around, String name) {
      return JsonPointer.child(around == null ? "" : around.pointer(), name);
    }

    String pointer() {
      return pointer(around, name);
    }
  }

  private void readAll(JsonModel read, @Nullable Way way, int nested) {
    for (Member<?, ?> member : read.modelType().members()) {
      try {
        Object value = member.isRequired() ? read.require(member) : read.get(member);
        if (value instanceof JsonModel || value instanceof List) {
          readDeeper(value, new Way(way, member.name()), nested);
        }
      } catch (RuntimeException e) {
        effects.put(Way.pointer(way, member.name()), SdkEffect.UNREADABLE);
      }
    }
    for (String name : read.undeclared().keySet()) {
      effects.putIfAbsent(Way.pointer(way, name), SdkEffect.HIDDEN);
    }
  }

  private void readDeeper(Object value, Way way, int nested) {
    if (value instanceof JsonModel inner && nested < MAX_NESTED) {
      readAll(inner, way, nested + 1);
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      Way items = new Way(way, "*");
      for (int i = 0; i < list.size(); i++) {
        try {
          readDeeper(list.get(i), items, nested);
        } catch (RuntimeException e) {
          effects.put(items.pointer(), SdkEffect.UNREADABLE);
        }
      }
    }
  }

  /**
   * The pointers at which an accessor failed and the SDK reports no discrepancy, so that the SDK
   * may be at fault; the root, if the body could not be read at all.
   */
  List<String> failures() {
    if (effects.isEmpty()) {
      return List.of();
    }
    Set<String> wrong = new HashSet<>();
    if (model != null && effects.containsValue(SdkEffect.UNREADABLE)) {
      model
          .discrepancies()
          .forEach(each -> wrong.add(INDEX.matcher(each.pointer()).replaceAll("/*")));
    }
    return effects.entrySet().stream()
        .filter(each -> each.getValue() == SdkEffect.UNREADABLE)
        .map(Map.Entry::getKey)
        .filter(at -> wrong.stream().noneMatch(each -> PointerOrder.isAtOrBelow(each, at)))
        .sorted()
        .toList();
  }

  /** The effect at a node or around it; the outermost counts. */
  SdkEffect at(String pointer) {
    if (effects.isEmpty()) {
      return SdkEffect.NONE;
    }
    for (int end = 0; end >= 0; end = pointer.indexOf('/', end + 1)) {
      SdkEffect effect = effects.get(pointer.substring(0, end));
      if (effect != null) {
        return effect;
      }
    }
    return effects.getOrDefault(pointer, SdkEffect.NONE);
  }
}
