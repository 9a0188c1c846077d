package io.github.cbrsdk.conformance.proxy;

import io.github.cbrsdk.conformance.json.JsonReader;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** A copy of a body that passes, as long as it is not too large and there is memory for it. */
final class BodyCopy {
  private final Backlog backlog;
  private @Nullable ByteArrayOutputStream copy = new ByteArrayOutputStream(0);
  private int taken;
  private boolean tooLarge;

  BodyCopy(Backlog backlog) {
    this.backlog = backlog;
  }

  void write(byte[] bytes, int length) {
    if (copy == null) {
      return;
    }
    tooLarge = taken + length > JsonReader.MAX_BYTES;
    if (tooLarge || !backlog.take(length)) {
      copy = null;
      backlog.giveBack(taken);
      taken = 0;
    } else {
      copy.write(bytes, 0, length);
      taken += length;
    }
  }

  /** The bytes of memory that are taken for it. */
  int taken() {
    return taken;
  }

  boolean isTooLarge() {
    return tooLarge;
  }

  /** Whether there was not enough memory for it. */
  boolean isLost() {
    return copy == null && !tooLarge;
  }

  /** The body; null if it is empty or not whole. */
  byte @Nullable [] bytes() {
    return copy == null || copy.size() == 0 ? null : copy.toByteArray();
  }
}
