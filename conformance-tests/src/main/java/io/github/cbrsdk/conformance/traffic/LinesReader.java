package io.github.cbrsdk.conformance.traffic;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.cbrsdk.conformance.SourceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/** Reads JSON documents, one per line (NDJSON). A malformed line is one unchecked exchange. */
final class LinesReader {
  private static final String BROKEN = "the line is not JSON, or breaks off";
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final DocumentReader documents;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean blank = true;
  private boolean tooLong;

  LinesReader(DocumentReader documents) {
    this.documents = documents;
  }

  void read(RecordingFile file) throws IOException {
    try (InputStream in = file.open()) {
      in.mark(BYTE_ORDER_MARK.length);
      if (!Arrays.equals(in.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
        in.reset();
      }
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next == '\n') {
          end();
        } else {
          add(next);
        }
      }
      end();
    }
  }

  private void add(int next) {
    blank &= next == ' ' || next == '\t' || next == '\r';
    if (line.size() < RecordedJson.MAX_LINE) {
      line.write(next);
    } else {
      tooLong = true;
    }
  }

  private void end() throws IOException {
    if (tooLong) {
      documents.unread("the line is longer than %d MiB".formatted(RecordedJson.MAX_LINE >> 20));
    } else if (!blank) {
      readLine(line.toByteArray());
    }
    line.reset();
    blank = true;
    tooLong = false;
  }

  private void readLine(byte[] text) throws IOException {
    List<byte[]> found;
    try {
      found = DocumentReader.split(text);
    } catch (JsonProcessingException | SourceException e) {
      documents.unread(BROKEN);
      return;
    }
    for (byte[] document : found) {
      documents.read(document);
    }
  }

  /** Whether the first line is a whole document and other text follows. */
  static boolean isLines(byte[] head) {
    int end = 0;
    while (end < head.length && head[end] != '\n') {
      end++;
    }
    boolean more = false;
    for (int i = end; i < head.length && !more; i++) {
      more = head[i] > ' ';
    }
    if (!more) {
      return false;
    }
    try {
      return DocumentReader.split(Arrays.copyOf(head, end)).size() == 1;
    } catch (IOException | SourceException e) {
      return false;
    }
  }
}
