package io.github.cbrsdk.conformance;

import static io.github.cbrsdk.conformance.ServerBackup.answer;
import static io.github.cbrsdk.conformance.ServerBackup.body;
import static io.github.cbrsdk.conformance.ServerBackup.check;
import static io.github.cbrsdk.conformance.ServerBackup.withBackup;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SdkEffectTest {
  @Test
  void memberThatTheSdkDoesNotKnowIsHidden() {
    assertThat(effect(withBackup(backup -> backup.put("colour", "blue"))))
        .isEqualTo(SdkEffect.HIDDEN);
  }

  @Test
  void memberThatAnotherEditionDeclaresReads() {
    assertThat(effect(withBackup(backup -> backup.put("version", 3)))).isEqualTo(SdkEffect.NONE);
  }

  @Test
  void memberOfAnotherTypeIsUnreadable() {
    assertThat(effect(withBackup(backup -> backup.putArray("name"))))
        .isEqualTo(SdkEffect.UNREADABLE);
  }

  @Test
  void missingMemberThatTheSdkNeedsIsUnreadable() {
    assertThat(effect(withBackup(backup -> backup.remove("status"))))
        .isEqualTo(SdkEffect.UNREADABLE);
  }

  @Test
  void enumValueThatNobodyKnowsReads() {
    assertThat(effect(withBackup(backup -> backup.put("status", "archived"))))
        .isEqualTo(SdkEffect.NONE);
  }

  @Test
  void bodyThatIsNoJsonIsUnreadable() {
    assertThat(effect(answer(200, body() + "x"))).isEqualTo(SdkEffect.UNREADABLE);
  }

  private static SdkEffect effect(Exchange exchange) {
    Result result = check(exchange);
    assertThat(result.findings()).hasSize(1);
    return result.findings().get(0).sdkEffect();
  }

  @Test
  void errorIsNotReadAsAModelWhateverIsWrongWithIt() {
    assertThat(effect(answer(404, "{\"error_code\": 5, \"error_msg\": \"no\"}")))
        .isEqualTo(SdkEffect.NONE);
    assertThat(effect(answer(418, "[]"))).isEqualTo(SdkEffect.NONE);
  }
}
