package io.github.cbrsdk.conformance.traffic;

/** Names the exchanges of one file: by the file alone, or with an index if there may be several. */
final class SourceNames {
  private final String file;
  private boolean numbered;
  private long count;

  /**
   * @param numbered whether the file may hold several
   */
  SourceNames(String file, boolean numbered) {
    this.file = file;
    this.numbered = numbered;
  }

  /** From now on all names have an index. */
  void number() {
    numbered = true;
  }

  /** The name of the next exchange. */
  String next() {
    long index = count++;
    return numbered ? file + "#" + index : file;
  }
}
