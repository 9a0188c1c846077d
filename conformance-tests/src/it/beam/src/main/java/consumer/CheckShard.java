package consumer;

import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.traffic.Recordings;
import java.nio.file.Path;
import org.apache.beam.sdk.transforms.DoFn;

/** Checks the recordings at a path; each worker compiles the contract once. */
final class CheckShard extends DoFn<String, Result> {
  private static final long serialVersionUID = 1;

  private final String edition;
  private transient Conformance check;

  CheckShard(String edition) {
    this.edition = edition;
  }

  @Setup
  public void compile() {
    check = Conformance.of(Contract.bundled()).edition(edition);
  }

  @ProcessElement
  public void check(@Element String path, OutputReceiver<Result> results) {
    results.output(check.check(Recordings.at(Path.of(path))));
  }
}
