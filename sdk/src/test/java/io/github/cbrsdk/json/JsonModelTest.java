package io.github.cbrsdk.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.iam.model.AuthPassword;
import io.github.cbrsdk.iam.model.AuthUser;
import io.github.cbrsdk.model.Backup;
import io.github.cbrsdk.model.BackupDetail;
import io.github.cbrsdk.model.BackupExtendInfo;
import io.github.cbrsdk.model.BackupResp;
import io.github.cbrsdk.model.BackupStatus;
import io.github.cbrsdk.model.ShowBackupResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonModelTest {
  @Test
  void tellsAbsentNullAndValueApart() {
    BackupDetail backup = BackupDetail.fromJson("{\"description\":null,\"name\":7}");

    assertThat(backup.presence(Backup.PARENT_ID)).isEqualTo(Presence.ABSENT);
    assertThat(backup.presence(Backup.DESCRIPTION)).isEqualTo(Presence.NULL);
    assertThat(backup.presence(Backup.NAME)).isEqualTo(Presence.VALUE);
  }

  @Test
  void throwsForARequiredMemberThatIsMissing() {
    ShowBackupResponse response = ShowBackupResponse.fromJson("{\"backup\":{\"children\":[{}]}}");

    assertThatThrownBy(() -> response.backup().children().get(0).id())
        .isInstanceOf(MissingMemberException.class)
        .hasMessage("/backup/children/0/id: expected uuid, found nothing");
    assertThatThrownBy(() -> ShowBackupResponse.fromJson("{}").backup())
        .isInstanceOf(MissingMemberException.class)
        .hasMessage("/backup: expected object, found nothing");
  }

  @Test
  void readsWhatTheContractDoesNotKnow() {
    BackupDetail backup = BackupDetail.fromJson("{\"id\":\"x\",\"colour\":{\"red\":0.10}}");

    assertThat(backup.undeclared()).containsOnlyKeys("colour");
    assertThat(backup.undeclared().get("colour").get("red").decimalValue()).hasToString("0.10");
    assertThatThrownBy(() -> backup.undeclared().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void givesATreeThatIsACopy() {
    BackupDetail backup = BackupDetail.fromJson("{\"name\":\"n\"}");
    ObjectNode tree = backup.toTree();

    tree.put("name", "changed");

    assertThat(backup.name()).isEqualTo("n");
  }

  @Test
  void givesCollectionsThatCannotBeChanged() {
    ShowBackupResponse response = ShowBackupResponse.fromJson(Bodies.BACKUP);
    List<BackupResp> children = response.backup().children();

    assertThatThrownBy(children::clear).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> children.set(0, children.get(0)))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void hidesNoChildBehindABadOne() {
    BackupDetail backup =
        BackupDetail.fromJson("{\"children\":[{\"id\":\"a\"},7,null,{\"id\":\"b\"}]}");

    assertThat(backup.children()).hasSize(4);
    assertThat(backup.children().get(0).id()).isEqualTo("a");
    assertThat(backup.children().get(3).id()).isEqualTo("b");
    assertThatThrownBy(() -> backup.children().get(1))
        .hasMessage("/children/1: expected object, found integer");
    assertThatThrownBy(() -> backup.children().get(2))
        .hasMessage("/children/2: expected object, found null");
  }

  @Test
  void isBuiltForTestsWithoutAServer() {
    BackupDetail backup =
        BackupDetail.MODEL_TYPE
            .empty()
            .with(Backup.ID, Bodies.BACKUP_ID)
            .with(Backup.STATUS, BackupStatus.of("paused"))
            .with(Backup.RESOURCE_SIZE, 40)
            .with(Backup.DESCRIPTION, null)
            .with(Backup.EXTEND_INFO, BackupExtendInfo.fromJson("{\"bootable\":true}"))
            .with(Backup.CHILDREN, List.of(BackupResp.fromJson("{\"id\":\"c\"}")))
            .with(Backup.NAME, "n")
            .without(Backup.NAME);

    assertThat(backup)
        .hasToString(
            "{\"id\":\""
                + Bodies.BACKUP_ID
                + "\",\"status\":\"paused\",\"resource_size\":40,"
                + "\"description\":null,\"extend_info\":{\"bootable\":true},"
                + "\"children\":[{\"id\":\"c\"}]}");
    assertThat(backup.children().get(0).id()).isEqualTo("c");
    assertThat(backup.with(Backup.ID, "other").id()).isEqualTo("other");
    assertThat(backup.id()).isEqualTo(Bodies.BACKUP_ID);
  }

  @Test
  void isEqualByItsJsonWhateverTheOrder() {
    BackupDetail backup = BackupDetail.fromJson("{\"id\":\"x\",\"children\":[{\"name\":\"n\"}]}");
    BackupDetail turned = BackupDetail.fromJson("{\"children\":[{\"name\":\"n\"}],\"id\":\"x\"}");

    assertThat(backup).isEqualTo(turned).hasSameHashCodeAs(turned);
    assertThat(backup).isNotEqualTo(turned.with(Backup.DESCRIPTION, null));
    assertThat((Object) backup).isNotEqualTo(BackupResp.fromJson(backup.toJson()));
  }

  @Test
  void strikesSecretsOutOfItsTextButNotOutOfItsJson() {
    AuthPassword password =
        AuthPassword.MODEL_TYPE
            .empty()
            .with(
                AuthPassword.USER,
                AuthUser.fromJson("{\"name\":\"robin\",\"password\":\"s3cr3t\"}"));

    assertThat(password).hasToString("{\"user\":{\"name\":\"robin\",\"password\":\"***\"}}");
    assertThat(password.toJson()).contains("s3cr3t");
  }

  @Test
  void readsTenThousandChildrenAndFiftyGenerations() {
    String child = "{\"id\":\"leaf\",\"children\":[]}";
    String many = child + ("," + child).repeat(9_999);
    String deep = "{\"id\":\"g\",\"children\":[".repeat(50) + child + "]}".repeat(50);
    BackupDetail backup = BackupDetail.fromJson("{\"children\":[" + many + ',' + deep + "]}");

    assertThat(backup.children()).hasSize(10_001);
    assertThat(backup.children().get(9_999).id()).isEqualTo("leaf");
    Backup generation = backup.children().get(10_000);
    for (int i = 0; i < 50; i++) {
      assertThat(generation.id()).isEqualTo("g");
      generation = generation.children().get(0);
    }
    assertThat(generation.id()).isEqualTo("leaf");
    assertThat(BackupDetail.fromJson(backup.toJson())).isEqualTo(backup);
  }

  @Test
  void printsAListWithAnItemThatCannotBeRead() {
    assertThat(BackupDetail.fromJson("{\"children\":[5,{\"id\":\"a\"},null]}").children())
        .hasToString("[5,{\"id\":\"a\"},null]");
  }
}
