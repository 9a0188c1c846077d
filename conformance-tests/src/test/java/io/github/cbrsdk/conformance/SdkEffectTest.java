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
    assertThat(conforming.verdict()).isEqualTo(Verdict.CONFORMANT);
  }

  /** An SDK that lacks some operations of a contract is out of date: the self-test fails. */
  @Test
  void operationThatTheSdkLacksIsAMissOfTheSelfTest() {
    Contract grown =
        Contract.bundled()
            .with(
                "grown",
                """
                overlay: 1.0.0
                info: {title: One operation more, version: '1'}
                x-contract-edition: {name: grown}
                extends: ../cbr.yaml
                actions:
                  - target: $.paths
                    update:
                      /v3/things:
                        get:
                          operationId: listThings
                          responses:
                            '200':
                              description: Things.
                              content:
                                application/json:
                                  schema: {type: object, properties: {a: {type: string}}}
                """);

    Conformance check = Conformance.of(grown).edition("grown");
    Result result = check.check(consumer -> consumer.accept(answer(200, body().toString())));

    assertThat(result.findings()).noneMatch(finding -> finding.impact() != Impact.NOTICE);
    assertThat(result.verdict()).isEqualTo(Verdict.NOT_CHECKED);
  }
}
