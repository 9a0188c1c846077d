package consumer;

import io.github.cbrsdk.conformance.Result;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PCollection;

/** The check of more recordings than one machine wants to read. */
final class ConformancePipeline {
  private ConformancePipeline() {}

  /** The result over the recordings at all of those paths. */
  static PCollection<Result> check(Pipeline pipeline, List<String> paths, String edition) {
    return pipeline
        .apply("Paths", Create.of(paths))
        .apply("Spread", Reshuffle.viaRandomKey())
        .apply("Check", ParDo.of(new CheckShard(edition)))
        .setCoder(new ResultCoder())
        .apply("Merge", Combine.globally(new MergeResults()).withoutDefaults());
  }

  /** Merging is associative and commutative, so it does not matter which result meets which. */
  private static final class MergeResults extends Combine.BinaryCombineFn<Result> {
    private static final long serialVersionUID = 1;

    @Override
    public Result apply(Result left, Result right) {
      return left.merge(right);
    }
  }
}
