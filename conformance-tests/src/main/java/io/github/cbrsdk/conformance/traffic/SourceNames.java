package io.github.cbrsdk.conformance.traffic;

/** The names of the exchanges of a file: the file, with an index if there may be several. */
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

  /** Adds an index to all further names. */
  void number() {
    numbered = true;
  }

  /** The name of the next exchange. */
  String next() {
    long index = count++;
    return numbered ? file + "#" + index : file;
  }
}
