package io.github.cbrsdk.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.TestServer;
import io.github.cbrsdk.TestServer.Answer;
import io.github.cbrsdk.http.ApiResponse;
import io.github.cbrsdk.model.Backup;
import io.github.cbrsdk.model.BackupDetail;
import io.github.cbrsdk.model.BackupStatus;
import io.github.cbrsdk.model.ResourceType;
import io.github.cbrsdk.model.RestoreMode;
import io.github.cbrsdk.model.ShowBackupResponse;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShowBackupTest {
  private final TestServer server =
      TestServer.answering(
          Answer.json(200, Bodies.BACKUP, "X-Request-Id", "0123456789abcdef0123456789abcdef"));
  private final CbrClient client =
      CbrClient.builder()
          .endpoint(server.url())
          .projectId(Bodies.PROJECT_ID)
          .token("a-token")
          .build();

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void asksForTheBackupOfTheProjectWithTheToken() {
    client.showBackup(Bodies.BACKUP_ID);

    TestServer.Asked asked = server.asked().get(0);
    assertThat(asked.method()).isEqualTo("GET");
    assertThat(asked.uri())
        .hasToString("/v3/" + Bodies.PROJECT_ID + "/backups/" + Bodies.BACKUP_ID);
    assertThat(asked.headers().getFirst("X-Auth-Token")).isEqualTo("a-token");
  }

  @Test
  void readsEveryMemberOfTheParent() {
    BackupDetail backup = client.showBackup(Bodies.BACKUP_ID);

    assertThat(backup.id()).isEqualTo(Bodies.BACKUP_ID);
    assertThat(backup.name()).isEqualTo("web");
    assertThat(backup.description()).isEqualTo("before the upgrade");
    assertThat(backup.status()).isEqualTo(BackupStatus.AVAILABLE);
    assertThat(backup.imageType()).hasToString("backup");
    assertThat(backup.checkpointId()).isEqualTo("1f0c7b52-8f43-4d1e-9d3a-6b2f5a7c9e10");
    assertThat(backup.vaultId()).isEqualTo("2e5d8c61-70b4-4f9a-8c2d-94e1a3b7f605");
    assertThat(backup.parentId()).isNull();
    assertThat(backup.projectId()).isEqualTo(Bodies.PROJECT_ID);
    assertThat(backup.enterpriseProjectId()).isEqualTo("0");
    assertThat(backup.providerId()).isEqualTo("0daac4c5-6707-4851-97ba-169e36266b66");
    assertThat(backup.resourceId()).isEqualTo("4b8f3e91-52d6-4c7a-96f1-16e2d7a0c853");
    assertThat(backup.resourceName()).isEqualTo("web-0001");
    assertThat(backup.resourceType()).isEqualTo(ResourceType.of("OS::Nova::Server"));
    assertThat(backup.resourceSize()).isEqualTo(40);
    assertThat(backup.resourceAz()).isEqualTo("az1.dc1");
    assertThat(backup.createdAt()).isEqualTo(OffsetDateTime.parse("2019-05-10T07:59:12.084695Z"));
    assertThat(backup.updatedAt()).isNull();
    assertThat(backup.expiredAt()).isNull();
    assertThat(backup.protectedAt()).isNull();
    assertThat(backup.extendInfo().autoTrigger()).isTrue();
    assertThat(backup.extendInfo().supportedRestoreMode()).isEqualTo(RestoreMode.FROM_BACKUP);
    assertThat(backup.extendInfo().osImagesData()).isNull();
    assertThat(backup.extendInfo().containSystemDisk()).isTrue();
    assertThat(backup.extendInfo().snapshotId()).isNull();
    assertThat(backup.extendInfo().bootable()).isNull();
    assertThat(backup.extendInfo().progress()).isNull();
    assertThat(backup.extendInfo().supportLld()).isTrue();
    assertThat(backup.children()).hasSize(1);
  }

  @Test
  void readsEveryMemberOfTheChildThroughTheTypeThatItSharesWithItsParent() {
    Backup child = client.showBackup(Bodies.BACKUP_ID).children().get(0);

    assertThat(child.id()).isEqualTo("5c7a2d82-43e7-4e69-85a0-27f1e6b9d764");
    assertThat(child.name()).isEqualTo("autobk_web-0001");
    assertThat(child.description()).isNull();
    assertThat(child.status()).isEqualTo(BackupStatus.AVAILABLE);
    assertThat(child.parentId()).isEqualTo(Bodies.BACKUP_ID);
    assertThat(child.enterpriseProjectId()).isNull();
    assertThat(child.resourceType()).hasToString("OS::Cinder::Volume");
    assertThat(child.createdAt()).isEqualTo(OffsetDateTime.parse("2019-05-10T07:59:59.4507Z"));
    assertThat(child.extendInfo().snapshotId()).isEqualTo("7e580ba4-2509-4047-a3f3-49dff4d7fb86");
    assertThat(child.extendInfo().bootable()).isTrue();
    assertThat(child.extendInfo().encrypted()).isTrue();
    assertThat(child.children()).isEmpty();
  }

  @Test
  void tellsWhatHttpSaysAndFindsNoDiscrepancy() throws Exception {
    ApiResponse<ShowBackupResponse> response = client.showBackupWithResponse(Bodies.BACKUP_ID);

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.requestId()).isEqualTo("0123456789abcdef0123456789abcdef");
    assertThat(response.text()).isEqualTo(Bodies.BACKUP);
    assertThat(response.discrepancies()).isEmpty();
    assertThat(response.attempts()).isEqualTo(1);
    ObjectMapper mapper = new ObjectMapper();
    assertThat(mapper.readTree(response.body().toJson())).isEqualTo(mapper.readTree(Bodies.BACKUP));
  }

  @Test
  void answersAFuture() {
    assertThat(client.showBackupAsync(Bodies.BACKUP_ID).join().name()).isEqualTo("web");
    assertThat(client.showBackupWithResponseAsync(Bodies.BACKUP_ID).join().status()).isEqualTo(200);
  }
}
