package io.github.cbrsdk.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.model.BackupDetail;
import io.github.cbrsdk.model.BackupStatus;
import io.github.cbrsdk.model.ShowBackupResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** As {@link ObjectMapperTest}, with Jackson 3, which sees annotations of its own alone. */
class Jackson3Test {
  record Inventory(String owner, List<BackupDetail> backups, BackupStatus status) {}

  static Stream<JsonMapper> mappers() {
    return Stream.of(
        JsonMapper.shared(),
        JsonMapper.builderWithJackson2Defaults().build(),
        JsonMapper.builder()
            .changeDefaultPropertyInclusion(
                value -> value.withValueInclusion(JsonInclude.Include.NON_EMPTY))
            .propertyNamingStrategy(PropertyNamingStrategies.LOWER_CAMEL_CASE)
            .disable(JsonNodeFeature.WRITE_NULL_PROPERTIES)
            .build());
  }

  @ParameterizedTest
  @MethodSource("mappers")
  void writesWhatItRead(JsonMapper mapper) {
    for (String body : Bodies.recorded()) {
      ShowBackupResponse sent = ShowBackupResponse.fromJson(body);

      ShowBackupResponse read = mapper.readValue(body, ShowBackupResponse.class);

      assertThat(read.toJson()).isEqualTo(sent.toJson());
      assertThat(mapper.writeValueAsString(read)).isEqualTo(sent.toJson());
    }
  }

  @ParameterizedTest
  @MethodSource("mappers")
  void losesNoDigitAndNoNull(JsonMapper mapper) {
    String text =
        "{\"id\":\"x\",\"description\":null,\"new_member\":[],\"size\":40.0,\"exponent\":4e1,"
            + "\"precise\":0.123456789012345678901234567890,\"beyond\":1e99999999999,\"zero\":-0}";

    assertThat(mapper.writeValueAsString(mapper.readValue(text, BackupDetail.class)))
        .isEqualTo(text);
  }

  @ParameterizedTest
  @MethodSource("mappers")
  void readsAndWritesListsAndRecordsOfModels(JsonMapper mapper) {
    BackupDetail backup = ShowBackupResponse.fromJson(Bodies.BACKUP).backup();
    Inventory inventory = new Inventory("me", List.of(backup, backup), BackupStatus.ERROR);

    String written = mapper.writeValueAsString(inventory);
    String list = mapper.writeValueAsString(inventory.backups());

    assertThat(written).contains(backup.toJson() + ',' + backup.toJson());
    assertThat(mapper.readValue(written, Inventory.class)).isEqualTo(inventory);
    assertThat(mapper.readValue(list, new TypeReference<List<BackupDetail>>() {}))
        .isEqualTo(inventory.backups());
  }

  @Test
  void convertsToAndFromTrees() {
    JsonMapper mapper = JsonMapper.shared();
    ShowBackupResponse response = ShowBackupResponse.fromJson(Bodies.BACKUP);

    JsonNode tree = mapper.valueToTree(response);

    assertThat(tree).isEqualTo(mapper.readTree(Bodies.BACKUP));
    assertThat(mapper.treeToValue(tree, ShowBackupResponse.class)).isEqualTo(response);
  }

  @Test
  void refusesWhatIsNoObject() {
    JsonMapper mapper = JsonMapper.shared();

    for (String text : List.of("[]", "{\"id\":1,\"id\":2}", "{\"id\":", "1")) {
      assertThatThrownBy(() -> mapper.readValue(text, BackupDetail.class))
          .isInstanceOf(JacksonException.class);
    }
  }
}
