package io.github.cbrsdk.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every accessor of every generated model, so that a new member is tested by being generated. */
class EveryAccessorTest {
  /** One value of each JSON type. */
  private static final Map<String, String> TYPES = new LinkedHashMap<>();

  static {
    TYPES.put("string", "\"40\"");
    TYPES.put("integer", "40");
    TYPES.put("number", "40.7");
    TYPES.put("boolean", "false");
    TYPES.put("null", "null");
    TYPES.put("array", "[]");
    TYPES.put("object", "{}");
  }

  static Stream<Class<? extends JsonModel>> models() {
    return GeneratedModels.all().stream();
  }

  @ParameterizedTest
  @MethodSource("models")
  void readsAFittingValue(Class<? extends JsonModel> type) throws Exception {
    JsonModel model = ModelType.of(type).parse(GeneratedModels.sample(ModelType.of(type)));

    assertThat(model.modelType().members()).isNotEmpty();
    for (Member<?, ?> member : model.modelType().members()) {
      assertThat(GeneratedModels.accessor(type, member).invoke(model))
          .as(member.name())
          .isNotNull();
    }
    assertThat(model.discrepancies()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("models")
  void failsAloneWhereTheTypeIsAnother(Class<? extends JsonModel> type) throws Exception {
    ModelType<? extends JsonModel> description = ModelType.of(type);
    JsonObject good = description.parse(GeneratedModels.sample(description)).jsonObject();
    for (Member<?, ?> member : description.members()) {
      for (Map.Entry<String, String> other : TYPES.entrySet()) {
        if (!fits(member.type(), other.getKey())) {
          JsonModel model = description.of(good.with(member.name(), parse(other.getValue())));

          othersStillAnswer(model, member);
          assertFails(model, member, other.getKey());
        }
      }
    }
  }

  private static Object parse(String json) {
    return Objects.requireNonNull(JsonReader.read("{\"value\":" + json + '}').get("value"));
  }

  /** Which JSON types a member of that type may have, by what the contract calls it. */
  private static boolean fits(ValueType<?> type, String json) {
    return switch (type.expected()) {
      case "object", "array", "boolean" -> json.equals(type.expected());
      case "integer of 32 bits", "integer of 64 bits" -> json.equals("integer");
      case "number" -> List.of("integer", "number").contains(json);
      case "string or number" -> List.of("string", "integer", "number").contains(json);
      case "anything" -> !json.equals("null");
      // A string of another form, which is another test's.
      case "timestamp" -> json.equals("string");
      default -> json.equals("string");
    };
  }

  private static void othersStillAnswer(JsonModel model, Member<?, ?> bad) throws Exception {
    for (Member<?, ?> member : model.modelType().members()) {
      if (member != bad) {
        assertThat(GeneratedModels.accessor(model.getClass(), member).invoke(model))
            .as(member.name())
            .isNotNull();
      }
    }
  }

  private static void assertFails(JsonModel model, Member<?, ?> member, String found)
      throws Exception {
    Method accessor = GeneratedModels.accessor(model.getClass(), member);
    if (found.equals("null") && (!member.isRequired() || member.isNullable())) {
      assertThat(accessor.invoke(model)).isNull();
      assertThat(model.presence(member)).isEqualTo(Presence.NULL);
      return;
    }
    Throwable thrown = catchThrowable(() -> accessor.invoke(model));

    assertThat(thrown).as(member.name()).isInstanceOf(InvocationTargetException.class);
    assertThat(thrown.getCause()).isInstanceOf(MemberException.class);
    MemberException failure = (MemberException) thrown.getCause();
    assertThat(failure.pointer()).isEqualTo('/' + member.name());
    assertThat(failure.expected()).isEqualTo(member.type().expected());
    assertThat(failure.found()).isEqualTo(found);
    assertThat(failure).hasMessageContainingAll(failure.pointer(), failure.expected(), found);
    assertThat(model.discrepancies())
        .anySatisfy(
            discrepancy -> {
              assertThat(discrepancy.pointer()).isEqualTo(failure.pointer());
              assertThat(discrepancy.expected()).isEqualTo(failure.expected());
              assertThat(discrepancy.found()).isEqualTo(failure.found());
            });
  }
}
