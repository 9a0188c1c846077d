package io.github.cbrsdk.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.model.BackupDetail;
import io.github.cbrsdk.model.BackupStatus;
import io.github.cbrsdk.model.ShowBackupResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.json.JsonMapper;

/** Models in caches that write the class of each value beside it, as Spring's for Redis do. */
class PolymorphicTypingTest {
  private static final BackupDetail BACKUP = ShowBackupResponse.fromJson(Bodies.BACKUP).backup();

  /** A user's class that holds anything. */
  public static final class Entry {
    public Object value;
    public BackupDetail declared;
    public List<Object> list;
    public Map<String, Object> map;

    @Override
    public boolean equals(Object other) {
      return other instanceof Entry that
          && Objects.equals(value, that.value)
          && Objects.equals(declared, that.declared)
          && Objects.equals(list, that.list)
          && Objects.equals(map, that.map);
    }

    @Override
    public int hashCode() {
      return Objects.hash(value, declared, list, map);
    }
  }

  private static Entry entry() {
    Entry entry = new Entry();
    entry.value = BACKUP;
    entry.declared = BACKUP;
    entry.list = new ArrayList<>(List.of(BACKUP, "text", BackupStatus.ERROR));
    entry.map = new LinkedHashMap<>(Map.of("backup", BACKUP));
    return entry;
  }

  interface Mapper {
    String write(Object value) throws Exception;

    <T> T read(String text, Class<T> type) throws Exception;
  }

  private static Mapper jackson2(ObjectMapper.DefaultTyping typing, JsonTypeInfo.As as) {
    ObjectMapper mapper = new ObjectMapper();
    mapper.activateDefaultTyping(
        BasicPolymorphicTypeValidator.builder().allowIfBaseType(Object.class).build(), typing, as);
    return new Mapper() {
      @Override
      public String write(Object value) throws Exception {
        return mapper.writeValueAsString(value);
      }

      @Override
      public <T> T read(String text, Class<T> type) throws Exception {
        return mapper.readValue(text, type);
      }
    };
  }

  private static Mapper jackson3(DefaultTyping typing, JsonTypeInfo.As as) {
    JsonMapper mapper =
        JsonMapper.builder()
            .activateDefaultTyping(
                tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator.builder()
                    .allowIfBaseType(Object.class)
                    .build(),
                typing,
                as)
            .build();
    return new Mapper() {
      @Override
      public String write(Object value) {
        return mapper.writeValueAsString(value);
      }

      @Override
      public <T> T read(String text, Class<T> type) {
        return mapper.readValue(text, type);
      }
    };
  }

  @SuppressWarnings("deprecation") // EVERYTHING is what Spring's serializer for Redis amounts to.
  static List<Arguments> mappers() {
    List<Arguments> mappers = new ArrayList<>();
    for (JsonTypeInfo.As as :
        List.of(
            JsonTypeInfo.As.PROPERTY,
            JsonTypeInfo.As.WRAPPER_ARRAY,
            JsonTypeInfo.As.WRAPPER_OBJECT)) {
      for (ObjectMapper.DefaultTyping typing :
          List.of(
              ObjectMapper.DefaultTyping.JAVA_LANG_OBJECT,
              ObjectMapper.DefaultTyping.NON_FINAL,
              ObjectMapper.DefaultTyping.EVERYTHING)) {
        mappers.add(Arguments.of("2 " + typing + ' ' + as, jackson2(typing, as)));
      }
      for (DefaultTyping typing :
          List.of(DefaultTyping.JAVA_LANG_OBJECT, DefaultTyping.NON_FINAL)) {
        mappers.add(Arguments.of("3 " + typing + ' ' + as, jackson3(typing, as)));
      }
    }
    return mappers;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mappers")
  void keepsModelsInAUsersClass(String name, Mapper mapper) throws Exception {
    String written = mapper.write(entry());

    assertThat(written).contains(BackupDetail.class.getName());
    assertThat(mapper.read(written, Entry.class)).isEqualTo(entry());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mappers")
  void keepsAModelByItself(String name, Mapper mapper) throws Exception {
    assertThat(mapper.read(mapper.write(BACKUP), BackupDetail.class)).isEqualTo(BACKUP);
  }

  @Test
  @SuppressWarnings("deprecation")
  void writesTheClassAsAMemberOfTheModel() throws Exception {
    BackupDetail small = BackupDetail.fromJson("{\"id\":\"x\",\"size\":40.0}");

    assertThat(
            jackson2(ObjectMapper.DefaultTyping.EVERYTHING, JsonTypeInfo.As.PROPERTY).write(small))
        .isEqualTo(
            "{\"@class\":\"io.github.cbrsdk.model.BackupDetail\",\"id\":\"x\",\"size\":40.0}");
  }
}
