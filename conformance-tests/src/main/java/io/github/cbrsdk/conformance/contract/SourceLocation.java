package io.github.cbrsdk.conformance.contract;

/**
 * A line of a document.
 *
 * @param file the document, relative to the contract's folder
 * @param line from 1
 */
record SourceLocation(String file, int line) {
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
