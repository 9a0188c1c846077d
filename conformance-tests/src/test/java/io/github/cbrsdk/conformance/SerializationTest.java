package io.github.cbrsdk.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.contract.Contract;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SerializationTest {
  private static Result check(String edition) {
    return Conformance.of(Contract.bundled())
        .edition(edition)
        .check(
            consumer -> {
              consumer.accept(ServerBackup.answer(200, ServerBackup.body().toString()));
              consumer.accept(ServerBackup.withBackup(backup -> backup.put("name", 5)));
            });
  }

  private static Object sent(Object object) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "any", "huawei-my-2022-08"})
  void resultArrivesAsItWasSent(String edition) throws Exception {
    Result result = check(edition);
    Result arrived = (Result) sent(result);

    assertThat(arrived.verdict()).isEqualTo(Verdict.DRIFTED);
    assertThat(arrived.edition()).isEqualTo(result.edition());
    assertThat(arrived.findings()).isEqualTo(result.findings());
    assertThat(arrived.members()).isEqualTo(result.members());
    assertThat(arrived.coverage()).isEqualTo(result.coverage());
    assertThat(arrived.exchanges()).isEqualTo(result.exchanges());
  }

  @Test
  void whatArrivedMergesWithWhatWasHere() throws Exception {
    Result here = check("auto");
    Result merged = here.merge((Result) sent(check("auto")));

    assertThat(merged.exchanges().total()).isEqualTo(4);
    assertThat(merged.findings()).hasSameSizeAs(here.findings());
  }

  @Test
  void theBundledContractIsNotCompiledAgain() throws Exception {
    assertThat(sent(Contract.bundled())).isSameAs(Contract.bundled());
  }
}
