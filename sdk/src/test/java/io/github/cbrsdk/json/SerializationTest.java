package io.github.cbrsdk.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.model.BackupDetail;
import io.github.cbrsdk.model.BackupStatus;
import io.github.cbrsdk.model.ShowBackupResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models in sessions and caches that use Java's own serialization. */
class SerializationTest {
  static Stream<Class<? extends JsonModel>> models() {
    return Stream.concat(GeneratedModels.all().stream(), Stream.of(NoContent.class));
  }

  @ParameterizedTest
  @MethodSource("models")
  void keepsEachModel(Class<? extends JsonModel> type) throws Exception {
    JsonModel model = ModelType.of(type).parse(GeneratedModels.sample(ModelType.of(type)));

    JsonModel read = (JsonModel) copy(model);

    assertThat(read).isEqualTo(model);
    assertThat(read.toJson()).isEqualTo(model.toJson());
  }

  @Test
  void keepsEveryDigitAndHalfCharactersAndWhatIsNotDeclared() throws Exception {
    String text = "{\"name\":\"a\\ud800\",\"size\":40.0,\"exponent\":4e1,\"new\":[null,{}]}";

    assertThat(((BackupDetail) copy(BackupDetail.fromJson(text))).toJson()).isEqualTo(text);
  }

  @Test
  void keepsListsAndEnums() throws Exception {
    BackupDetail backup = ShowBackupResponse.fromJson(Bodies.BACKUP).backup();
    List<?> children = backup.children();

    assertThat(copy(children)).isEqualTo(children);
    assertThat(copy(BackupStatus.of("error"))).isSameAs(BackupStatus.ERROR);
    assertThat(copy(BackupStatus.of("new"))).isEqualTo(BackupStatus.of("new"));
    assertThat(copy(new java.util.HashMap<>(Map.of("key", backup))))
        .isEqualTo(Map.of("key", backup));
  }

  private static Object copy(Object value) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }
}
