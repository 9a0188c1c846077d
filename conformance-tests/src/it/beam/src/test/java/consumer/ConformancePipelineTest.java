package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.Verdict;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.traffic.Recordings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformancePipelineTest {
  private static final int SHARDS = 4;
  private static final int BODIES = 200;

  /** What the pipeline came to; a runner in this process can show it so. */
  private static final List<Result> RESULTS = new ArrayList<>();

  @TempDir Path folder;

  /** A file for each shard, of which some bodies drift in one way and some in another. */
  @BeforeEach
  void write() throws IOException {
    for (int shard = 0; shard < SHARDS; shard++) {
      try (PrintWriter out =
          new PrintWriter(Files.newBufferedWriter(folder.resolve(shard + ".ndjson")))) {
        for (int i = 0; i < BODIES; i++) {
          out.println(body(shard * BODIES + i));
        }
      }
    }
  }

  private static String body(int number) {
    return """
        {"backup": {"id": "7d1c0f7e-2f0a-4a55-9a3e-%012d", "name": %s, "status": "%s", \
        "children": [], "new_%d": 1}}"""
        .formatted(
            number,
            number % 10 == 0 ? "5" : "\"nightly\"",
            number % 3 == 0 ? "available" : "state-" + number % 7,
            number % 5);
  }

  @Test
  void resultOfFourPartsIsThatOfOneRun() throws Exception {
    List<String> shards = new ArrayList<>();
    for (int shard = 0; shard < SHARDS; shard++) {
      shards.add(folder.resolve(shard + ".ndjson").toString());
    }
    RESULTS.clear();
    Pipeline pipeline = Pipeline.create(PipelineOptionsFactory.create());
    ConformancePipeline.check(pipeline, shards, "auto").apply(ParDo.of(new Keep()));
    pipeline.run().waitUntilFinish();

    Result whole =
        Conformance.of(Contract.bundled()).edition("auto").check(Recordings.at(folder));
    assertEquals(1, RESULTS.size());
    Result merged = RESULTS.get(0);
    assertEquals(Verdict.DRIFTED, merged.verdict());
    assertEquals(SHARDS * BODIES, merged.exchanges().total());
    assertEquals(whole.exchanges(), merged.exchanges());
    assertEquals(whole.edition(), merged.edition());
    assertEquals(whole.members(), merged.members());
    assertEquals(whole.coverage(), merged.coverage());
    assertEquals(sourceless(whole), sourceless(merged));
  }

  /** A file alone and a file in a folder have different labels. */
  private static List<String> sourceless(Result result) {
    return result.findings().stream()
        .map(
            finding ->
                finding.drift()
                    + " " + finding.editions()
                    + " " + finding.sdkEffect()
                    + " " + finding.occurrences()
                    + " " + finding.exchanges())
        .toList();
  }

  private static final class Keep extends DoFn<Result, Void> {
    private static final long serialVersionUID = 1;

    @ProcessElement
    public void keep(@Element Result result) {
      RESULTS.add(result);
    }
  }
}
