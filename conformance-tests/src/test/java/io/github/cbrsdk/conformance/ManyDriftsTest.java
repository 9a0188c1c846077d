package io.github.cbrsdk.conformance;

import static io.github.cbrsdk.conformance.ServerBackup.at;
import static io.github.cbrsdk.conformance.ServerBackup.body;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cbrsdk.conformance.contract.Contract;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** More different drifts than are kept apart: which ones are kept must not depend on the work. */
class ManyDriftsTest {
  private static final int MANY = 1_300;
  private static final int SHARDS = 2;
  private static final Conformance CHECK =
      Conformance.of(Contract.bundled()).edition("huawei-my-2022-08");

  enum Kind {
    NAMES((body, i) -> at(body, "/backup").put("new" + i, 1)),
    VALUES((body, i) -> at(body, "/backup").put("status", "state" + i)),
    TOGETHER(
        (body, i) -> {
          at(body, "/backup").put("new" + i, 1);
          at(body, "/backup").put("resource_type", "type" + i);
        });

    private final BiConsumer<ObjectNode, Integer> drift;

    Kind(BiConsumer<ObjectNode, Integer> drift) {
      this.drift = drift;
    }

    List<Exchange> exchanges() {
      List<Exchange> all = new ArrayList<>();
      IntStream.range(0, MANY)
          .forEach(
              i -> {
                ObjectNode body = body();
                drift.accept(body, i);
                byte[] json = body.toString().getBytes(UTF_8);
                all.add(
                    new Exchange(
                        "test#" + i, null, null, new Response(null, Headers.none(), json)));
              });
      Collections.shuffle(all, new Random(7));
      return all;
    }
  }

  static List<Kind> kinds() {
    return Extent.of(3, List.of(Kind.TOGETHER, Kind.NAMES, Kind.VALUES));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void sameExchangesGiveTheSameResultHoweverTheyAreSplit(Kind kind) {
    List<Exchange> exchanges = kind.exchanges();
    Result whole = CHECK.check(exchanges::forEach);
    Result again = CHECK.check(reversed(exchanges)::forEach);
    Result merged =
        IntStream.range(0, SHARDS)
            .mapToObj(shard -> CHECK.check(part(exchanges, shard)::forEach))
            .reduce((left, right) -> right.merge(left))
            .orElseThrow();

    for (Result other : List.of(again, merged)) {
      assertThat(other.findings()).isEqualTo(whole.findings());
      assertThat(other.members()).isEqualTo(whole.members());
      assertThat(other.coverage()).isEqualTo(whole.coverage());
      assertThat(other.edition()).isEqualTo(whole.edition());
    }
    assertThat(whole.findings()).hasSizeBetween(100, 250);
    assertThat(whole.findings().stream().mapToLong(Finding::occurrences).sum())
        .isGreaterThanOrEqualTo(MANY);
  }

  private static List<Exchange> reversed(List<Exchange> exchanges) {
    List<Exchange> reversed = new ArrayList<>(exchanges);
    Collections.reverse(reversed);
    return reversed;
  }

  private static List<Exchange> part(List<Exchange> exchanges, int shard) {
    return IntStream.range(0, MANY)
        .filter(i -> i % SHARDS == shard)
        .mapToObj(exchanges::get)
        .toList();
  }
}
