package io.github.cbrsdk.conformance;

import static io.github.cbrsdk.conformance.ServerBackup.answer;
import static io.github.cbrsdk.conformance.ServerBackup.body;
import static io.github.cbrsdk.conformance.ServerBackup.check;
import static io.github.cbrsdk.conformance.ServerBackup.withBackup;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.contract.Contract;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @Test
  void answerWithoutABodyIsUnreadable() {
    Exchange good = answer(200, body().toString());
    Exchange empty =
        new Exchange(
            "test",
            null,
            good.request(),
            new Response(200, good.response().headers(), new byte[0]));

    assertThat(effect(empty)).isEqualTo(SdkEffect.UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[Vault backups]", "[backups]", "[]", "[a, b, 'c & d']", "['1']"})
  void theModelIsFoundWhateverTagsTheOperationHas(String tags) {
    String overlay =
        """
        overlay: 1.0.0
        info: {title: Other tags, version: '1'}
        actions:
          - target: $.paths['/v3/{project_id}/backups/{backup_id}'].get.tags
            remove: true
          - target: $.paths['/v3/{project_id}/backups/{backup_id}'].get
            update: {tags: %s}
        """
            .formatted(tags);
    Conformance check = Conformance.of(Contract.bundled().with("mine", overlay)).edition("mine");

    List<Finding> findings =
        check
            .check(consumer -> consumer.accept(withBackup(backup -> backup.putArray("name"))))
            .findings();

    assertThat(findings).extracting(Finding::sdkEffect).contains(SdkEffect.UNREADABLE);
  }

  @Test
  void effectIsNotMeasuredWhereTheSdkHasNoSuchOperation() {
    Conformance check =
        Conformance.of(Things.of("{type: object, properties: {a: {type: string}}}"));

    Result result = check.check(consumer -> consumer.accept(Things.answer(200, "{\"a\": 1}")));
    Result conforming = check.check(consumer -> consumer.accept(Things.answer(200, "{}")));

    assertThat(result.findings())
        .filteredOn(finding -> finding.rule() == Rule.TYPE_CHANGED)
        .extracting(Finding::sdkEffect)
        .containsExactly(SdkEffect.NOT_MEASURED);
    // What cannot be measured is missed by the self-test.
    assertThat(conforming.verdict()).isEqualTo(Verdict.NOT_CHECKED);
  }
}
