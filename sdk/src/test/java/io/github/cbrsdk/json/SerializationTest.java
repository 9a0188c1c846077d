package io.github.cbrsdk.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.model.BackupDetail;
import io.github.cbrsdk.model.BackupStatus;
import io.github.cbrsdk.model.ShowBackupResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamConstants;
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

  static Stream<List<Class<?>>> forgedObjects() {
    List<?> children = ShowBackupResponse.fromJson(Bodies.BACKUP).backup().children();
    return Stream.of(
        List.of(BackupDetail.class, JsonModel.class),
        List.of(BackupDetail.class),
        List.of(children.getClass()));
  }

  /** Such an object would fail wherever it is read, as it has no JSON. */
  @ParameterizedTest
  @MethodSource("forgedObjects")
  void refusesAModelThatIsNotWrittenAsItsJson(List<Class<?>> described) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeShort(ObjectStreamConstants.STREAM_MAGIC);
    out.writeShort(ObjectStreamConstants.STREAM_VERSION);
    out.writeByte(ObjectStreamConstants.TC_OBJECT);
    for (Class<?> type : described) {
      out.writeByte(ObjectStreamConstants.TC_CLASSDESC);
      out.writeUTF(type.getName());
      out.writeLong(ObjectStreamClass.lookup(type).getSerialVersionUID());
      out.writeByte(ObjectStreamConstants.SC_SERIALIZABLE);
      out.writeShort(0);
      out.writeByte(ObjectStreamConstants.TC_ENDBLOCKDATA);
    }
    out.writeByte(ObjectStreamConstants.TC_NULL);

    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThatThrownBy(in::readObject)
          .isInstanceOf(InvalidObjectException.class)
          .hasMessage("models are serialized as JSON");
    }
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
