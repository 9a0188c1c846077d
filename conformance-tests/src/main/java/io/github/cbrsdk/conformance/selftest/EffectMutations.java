package io.github.cbrsdk.conformance.selftest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.SdkEffect;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.json.JsonType;
import io.github.cbrsdk.conformance.sample.ExpectedFinding;
import io.github.cbrsdk.conformance.sample.SampleExchange;
import io.github.cbrsdk.conformance.sample.ValueLocation;
import io.github.cbrsdk.json.JsonModel;
import io.github.cbrsdk.json.Member;
import io.github.cbrsdk.json.ModelType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Drifts whose effect on a user of the SDK is known beforehand. */
final class EffectMutations {
  private EffectMutations() {}

  /** The finding to expect, the effect to expect, and the changed exchange. */
  record Effect(ExpectedFinding expected, SdkEffect effect, Exchange exchange) {
    String description() {
      return "SDK effect " + effect.id() + " of " + expected;
    }
  }

  /**
   * Makes those of a successful response that the SDK reads as the model; none of another response.
   */
  static List<Effect> of(SampleExchange sample, ModelType<?> model) {
    List<Effect> all = new ArrayList<>();
    byte[] body = sample.bytes();
    if (sample.status() / 100 != 2 || body == null) {
      return all;
    }
    JsonModel read = model.parse(body);
    for (ValueLocation location : sample.locations()) {
      Optional<SdkEffect> mistyped = ofMistyped(read, location.path());
      if (mistyped.isEmpty()) {
        continue;
      }
      if (location.isObject() && !location.schema().isOpen()) {
        String name = location.freeName("not_in_the_sdk");
        all.add(
            new Effect(
                new ExpectedFinding(Rule.MEMBER_UNDECLARED, location.pointer(name)),
                SdkEffect.HIDDEN,
                sample.withObject(location, object -> object.with(name, Json.of(1)))));
      }
      if (location.value() instanceof JsonString && !location.allows(JsonType.OBJECT)) {
        all.add(
            new Effect(
                new ExpectedFinding(Rule.TYPE_CHANGED, location.pointer()),
                mistyped.get(),
                sample.withValue(location, JsonObject.of(Map.of()))));
      }
    }
    return all;
  }

  /**
   * The effect of a value of another type at a path: hidden, if the SDK does not declare a member
   * on the path; empty, if it cannot read the conforming value either, or gives it as a JSON tree.
   */
  private static Optional<SdkEffect> ofMistyped(JsonModel body, List<Object> path) {
    Object value = body;
    for (Object step : path) {
      if (value instanceof JsonModel model) {
        Optional<Member<?, ?>> member =
            model.modelType().members().stream()
                .filter(each -> each.name().equals(step))
                .findFirst();
        if (member.isEmpty()) {
          return Optional.of(SdkEffect.HIDDEN);
        }
        try {
          value = model.get(member.get());
        } catch (RuntimeException e) {
          return Optional.empty();
        }
      } else if (value instanceof List<?> list && step instanceof Integer index) {
        value = list.get(index);
      }
      if (value instanceof JsonNode) {
        return Optional.empty();
      }
    }
    return Optional.of(SdkEffect.UNREADABLE);
  }
}
