package io.github.cbrsdk.conformance;

import static io.github.cbrsdk.conformance.ServerBackup.answer;
import static io.github.cbrsdk.conformance.ServerBackup.body;
import static io.github.cbrsdk.conformance.ServerBackup.bodyOnly;
import static io.github.cbrsdk.conformance.ServerBackup.check;
import static io.github.cbrsdk.conformance.ServerBackup.withBackup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MergeTest {
  private static final Conformance AUTO = Conformance.of(ServerBackup.CONTRACT);

  private static final List<Exchange> EXCHANGES =
      List.of(
          answer(200, body().toString()),
          answer(203, body().toString()),
          answer(200, body() + "x"),
          answer(404, "{\"error_code\": \"B.1\", \"error_msg\": \"no\"}"),
          answer(404, "{}"),
          withBackup(backup -> backup.remove("status")),
          withBackup(backup -> backup.put("status", "Error")),
          withBackup(backup -> backup.put("enterprise_project_id", 0)),
          withBackup(backup -> backup.put("colour", "blue")),
          withBackup(backup -> backup.put("created_at", 5)),
          withBackup(
              backup -> {
                backup.set("stat", backup.get("status"));
                backup.remove("status");
              }),
          withBackup(backup -> backup.put("resource_size", 1L << 40)),
          withBackup(backup -> backup.remove("provider_id")),
          bodyOnly("{\"unknown\": 1}"),
          new Exchange(
              "other",
              null,
              new Request("GET", "/x", Headers.none()),
              new Response(200, Headers.none(), null)));

  @Property(tries = 50)
  void shardsMergedInAnyOrderEqualOneRun(@ForAll("shards") List<List<Exchange>> shards) {
    List<Exchange> all = new ArrayList<>();
    shards.forEach(all::addAll);
    Result whole = check(AUTO, all);
    List<Result> parts = shards.stream().map(shard -> check(AUTO, shard)).toList();

    Result fromTheLeft = parts.stream().reduce(Result::merge).orElseThrow();
    Result fromTheRight = parts.get(parts.size() - 1);
    for (int i = parts.size() - 2; i >= 0; i--) {
      fromTheRight = fromTheRight.merge(parts.get(i));
    }
    assertSame(fromTheLeft, whole);
    assertSame(fromTheRight, whole);
  }

  private static void assertSame(Result actual, Result expected) {
    assertThat(actual.findings()).isEqualTo(expected.findings());
    assertThat(actual.verdict()).isEqualTo(expected.verdict());
    assertThat(actual.edition()).isEqualTo(expected.edition());
    assertThat(actual.exchanges()).isEqualTo(expected.exchanges());
    assertThat(actual.members()).isEqualTo(expected.members());
    assertThat(actual.coverage()).isEqualTo(expected.coverage());
  }

  @Provide
  Arbitrary<List<List<Exchange>>> shards() {
    Arbitrary<Exchange> exchange =
        net.jqwik.api.Combinators.combine(
                Arbitraries.of(EXCHANGES), Arbitraries.integers().between(0, 60))
            .as(
                (chosen, number) ->
                    new Exchange("recording-" + number, null, chosen.request(), chosen.response()));
    return exchange.list().ofMaxSize(30).list().ofMinSize(1).ofMaxSize(5);
  }

  @Test
  void resultsOfDifferentEditionsDoNotMerge() {
    Result seed = check();
    Result other = check(Conformance.of(ServerBackup.CONTRACT).edition("any"), List.of());
    assertThatThrownBy(() -> seed.merge(other)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothingIsNotChecked() {
    assertThat(check().verdict()).isEqualTo(Verdict.NOT_CHECKED);
    assertThat(check(bodyOnly("{\"unknown\": 1}")).verdict()).isEqualTo(Verdict.NOT_CHECKED);
  }
}
