package io.github.cbrsdk.conformance;

import static io.github.cbrsdk.conformance.ServerBackup.body;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.ContractException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More exchanges than one thread is left alone with. */
class ParallelRunTest {
  private static final int MANY = 1_000;
  private static final Conformance CHECK =
      Conformance.of(Contract.bundled()).edition("huawei-my-2022-08");

  private static Exchange exchange(int number) {
    String json = body().put("number" + number % 7, 1).toString();
    return new Exchange(
        "test#" + number, null, null, new Response(null, Headers.none(), json.getBytes(UTF_8)));
  }

  private static ExchangeSource exchanges(int count) {
    return consumer ->
        IntStream.range(0, count).mapToObj(ParallelRunTest::exchange).forEach(consumer);
  }

  /** Whoever is done has no threads left that work for it. */
  @AfterEach
  void workersAreGone() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("conformance-check")) {
        thread.join();
      }
    }
  }

  @Test
  void tellsOfEachInTheOrderOfTheSource() {
    List<String> told = new ArrayList<>();
    CHECK.check(exchanges(MANY), checked -> told.add(checked.source()));

    assertThat(told).isEqualTo(IntStream.range(0, MANY).mapToObj(i -> "test#" + i).toList());
  }

  @Test
  void tellsOfEachWhatIsItsOwn() {
    CHECK.check(
        exchanges(MANY),
        checked -> {
          int number = Integer.parseInt(checked.source().substring("test#".length()));
          assertThat(checked.drifts("huawei-my-2022-08"))
              .extracting(Drift::pointer)
              .containsExactly("/number" + number % 7);
        });
  }

  @Test
  void countsWhatOneAfterTheOtherCounts() {
    Result parallel = CHECK.check(exchanges(MANY));
    Result serial =
        IntStream.range(0, 20)
            .mapToObj(part -> CHECK.check(part(part)))
            .reduce(Result::merge)
            .orElseThrow();

    assertThat(parallel.findings()).isEqualTo(serial.findings());
    assertThat(parallel.members()).isEqualTo(serial.members());
    assertThat(parallel.exchanges()).isEqualTo(serial.exchanges());
  }

  /** Fifty of the thousand, which one thread checks. */
  private static ExchangeSource part(int part) {
    return consumer ->
        IntStream.range(part * 50, part * 50 + 50)
            .mapToObj(ParallelRunTest::exchange)
            .forEach(consumer);
  }

  @Test
  void aLargeBodyKeepsItsPlaceInTheOrder() {
    Exchange large =
        new Exchange("large", null, null, new Response(null, Headers.none(), new byte[15 << 20]));
    List<String> told = new ArrayList<>();
    CHECK.check(
        consumer -> {
          exchanges(100).forEach(consumer);
          consumer.accept(large);
          exchanges(100).forEach(consumer);
        },
        checked -> told.add(checked.source()));

    assertThat(told).hasSize(201);
    assertThat(told.get(100)).isEqualTo("large");
  }

  @Test
  void whatFailsInAWorkerFailsTheRunAndNamesTheExchange() {
    Contract endless =
        Things.of("{type: object, properties: {a: {type: string, pattern: '(a+)+$'}}}");
    String json = "{\"a\":\"" + "a".repeat(5000) + "!\"}";
    Exchange slow =
        new Exchange("slow", null, null, new Response(null, Headers.none(), json.getBytes(UTF_8)));

    assertThatThrownBy(
            () ->
                Conformance.of(endless)
                    .check(
                        consumer -> IntStream.range(0, MANY).forEach(i -> consumer.accept(slow))))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("slow");
  }

  @Test
  void whatFailsInTheListenerReachesTheCaller() {
    assertThatThrownBy(
            () ->
                CHECK.check(
                    exchanges(MANY),
                    checked -> {
                      throw new IllegalStateException("enough");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("enough");
  }

  @Test
  void whoeverIsInterruptedStops() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> CHECK.check(exchanges(MANY)))
        .isInstanceOf(SourceException.class)
        .hasMessage("The check was interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }
}
