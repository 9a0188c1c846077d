package io.github.cbrsdk.conformance.report;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** Passes on whole lines, with every secret masked; a secret has no line break in it. */
final class RedactingWriter extends FilterWriter {
  private final Redaction redaction;
  private final StringBuilder line = new StringBuilder();

  RedactingWriter(Writer out, Redaction redaction) {
    super(out);
    this.redaction = redaction;
  }

  @Override
  public void write(int c) throws IOException {
    line.append((char) c);
    if (c == '\n') {
      passOn();
    }
  }

  @Override
  public void write(char[] chars, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      write(chars[i]);
    }
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      write(text.charAt(i));
    }
  }

  /** Writes what cannot hold a secret, since it was there before the run. */
  void writeAsIs(String text) throws IOException {
    passOn();
    out.write(text);
  }

  /** Does not cut a line in two, since a secret may lie across the cut. */
  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    try {
      passOn();
    } finally {
      out.close();
    }
  }

  private void passOn() throws IOException {
    out.write(redaction.apply(line.toString()));
    line.setLength(0);
  }
}
