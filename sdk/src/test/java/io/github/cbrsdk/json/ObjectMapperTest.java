package io.github.cbrsdk.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.model.BackupDetail;
import io.github.cbrsdk.model.BackupStatus;
import io.github.cbrsdk.model.ShowBackupResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models inside a user's own JSON, read and written by a user's own ObjectMapper. */
class ObjectMapperTest {
  record Inventory(String owner, List<BackupDetail> backups) {}

  static Stream<ObjectMapper> mappers() {
    return Stream.of(
        new ObjectMapper(),
        JsonMapper.builder()
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
            .propertyNamingStrategy(PropertyNamingStrategies.LOWER_CAMEL_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(JsonNodeFeature.WRITE_NULL_PROPERTIES)
            .build());
  }

  @ParameterizedTest
  @MethodSource("mappers")
  void readAndWriteWithoutLossWhateverTheirSettings(ObjectMapper mapper) throws Exception {
    String text =
        "{\"id\":\"x\",\"description\":null,\"new_member\":[],\"size\":40.0,"
            + "\"precise\":0.123456789012345678901234567890}";

    BackupDetail read = mapper.readValue(text, BackupDetail.class);
    String written = mapper.writeValueAsString(read);

    assertThat(read).isEqualTo(BackupDetail.fromJson(text));
    assertThat(BackupDetail.fromJson(written).toJson()).isEqualTo(text);
  }

  @ParameterizedTest
  @MethodSource("mappers")
  void writeEachNumberAsItCame(ObjectMapper mapper) throws Exception {
    String text = "[40.0,4e1,-0,1e99999999999,0.123456789012345678901234567890]";
    BackupDetail read = mapper.readValue("{\"sizes\":" + text + "}", BackupDetail.class);

    assertThat(mapper.writeValueAsString(read).replaceAll("\\s", "")).contains(text);
  }

  record Count(BackupStatus status, int backups) {}

  @Test
  void readAndWriteOpenEnumsInsideAUsersOwnClass() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    String text = "[{\"status\":\"error\",\"backups\":1},{\"status\":\"new\",\"backups\":2}]";

    Count[] counts = mapper.readValue(text, Count[].class);

    assertThat(counts[0].status()).isEqualTo(BackupStatus.ERROR);
    assertThat(counts[1].status().isListed()).isFalse();
    assertThat(mapper.writeValueAsString(counts)).isEqualTo(text);
  }

  @Test
  void readAndWriteModelsInsideAUsersOwnClass() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    Inventory inventory =
        new Inventory("me", List.of(ShowBackupResponse.fromJson(Bodies.BACKUP).backup()));

    String written = mapper.writeValueAsString(inventory);

    assertThat(mapper.readValue(written, Inventory.class)).isEqualTo(inventory);
  }

  @Test
  void convertToAndFromTrees() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    ShowBackupResponse response = ShowBackupResponse.fromJson(Bodies.BACKUP);

    JsonNode tree = mapper.valueToTree(response);

    assertThat(tree).isEqualTo(mapper.readTree(Bodies.BACKUP)).isEqualTo(response.toTree());
    assertThat(mapper.treeToValue(tree, ShowBackupResponse.class)).isEqualTo(response);
  }

  @Test
  void giveATreeItsNumbersInTheirOwnKinds() {
    BackupDetail backup =
        BackupDetail.fromJson(
            "{\"int\":40,\"long\":3000000000,\"big\":12345678901234567890123,\"whole\":4e1,"
                + "\"point\":40.0,\"beyond\":1e99999999999}");

    for (JsonNode tree :
        List.<JsonNode>of(new ObjectMapper().valueToTree(backup), backup.toTree())) {
      assertThat(tree.get("int").isInt()).isTrue();
      assertThat(tree.get("long").isLong()).isTrue();
      assertThat(tree.get("big").isBigInteger()).isTrue();
      assertThat(tree.get("whole").isIntegralNumber()).isFalse();
      assertThat(tree.get("whole").decimalValue()).isEqualByComparingTo("40");
      assertThat(tree.get("point").isIntegralNumber()).isFalse();
      assertThat(tree.get("beyond").asText()).isEqualTo("1e99999999999");
    }
  }

  @Test
  void refuseWhatIsNoObject() {
    ObjectMapper mapper = new ObjectMapper();

    assertThatThrownBy(() -> mapper.readValue("[]", BackupDetail.class))
        .isInstanceOf(JsonProcessingException.class);
    assertThatThrownBy(() -> mapper.readValue("{\"id\":1,\"id\":2}", BackupDetail.class))
        .isInstanceOf(JsonProcessingException.class);
  }
}
