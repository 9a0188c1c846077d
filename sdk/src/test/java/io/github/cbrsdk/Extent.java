package io.github.cbrsdk;

import java.util.List;
import java.util.stream.IntStream;

/** How much the tests try: a sample with each change, everything with {@code -Pnightly}. */
public final class Extent {
  private static final boolean NIGHTLY = Boolean.getBoolean("nightly");

  private Extent() {}

  /** A number of repetitions. */
  public static int of(int byDay, int nightly) {
    return NIGHTLY ? nightly : byDay;
  }

  /** Every n-th case by day, the first of all included. */
  public static <T> List<T> of(int nth, List<T> cases) {
    return IntStream.range(0, cases.size())
        .filter(i -> NIGHTLY || i % nth == 0)
        .mapToObj(cases::get)
        .toList();
  }
}
