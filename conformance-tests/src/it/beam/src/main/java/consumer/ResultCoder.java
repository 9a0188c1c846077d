package consumer;

import io.github.cbrsdk.conformance.Result;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.util.SerializableUtils;

/** Sends results from worker to worker: what was counted, and what it was checked against. */
final class ResultCoder extends CustomCoder<Result> {
  private static final long serialVersionUID = 1;
  private static final ByteArrayCoder BYTES = ByteArrayCoder.of();

  @Override
  public void encode(Result result, OutputStream out) throws IOException {
    BYTES.encode(SerializableUtils.serializeToByteArray((java.io.Serializable) result), out);
  }

  @Override
  public Result decode(InputStream in) throws IOException {
    return (Result) SerializableUtils.deserializeFromByteArray(BYTES.decode(in), "a result");
  }

  @Override
  public void verifyDeterministic() {}
}
