package io.github.cbrsdk.conformance.traffic;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.cbrsdk.conformance.SourceException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import okio.BufferedSource;
import okio.ByteString;
import okio.Okio;

/** Reads JSON documents, one per line (NDJSON). A malformed line is one unchecked exchange. */
record LinesReader(DocumentReader documents) {
  private static final byte NEW_LINE = '\n';
  private static final ByteString BYTE_ORDER_MARK = ByteString.encodeUtf8("\ufeff");

  void read(RecordingFile file) throws IOException {
    try (BufferedSource in = Okio.buffer(Okio.source(file.open()))) {
      if (in.rangeEquals(0, BYTE_ORDER_MARK)) {
        in.skip(BYTE_ORDER_MARK.size());
      }
      while (!in.exhausted()) {
        long end = in.indexOf(NEW_LINE, 0, RecordingFile.MAX_LINE + 1L);
        if (end >= 0) {
          readLine(in.readByteArray(end));
          in.skip(1);
        } else if (!in.request(RecordingFile.MAX_LINE + 1L)) {
          readLine(in.readByteArray());
        } else {
          documents.unread(
              "the line is longer than %d MiB".formatted(RecordingFile.MAX_LINE >> 20));
          skipLine(in);
        }
      }
    }
  }

  private static void skipLine(BufferedSource in) throws IOException {
    boolean inLine = true;
    while (inLine && !in.exhausted()) {
      inLine = in.readByte() != NEW_LINE;
    }
  }

  private void readLine(byte[] text) throws IOException {
    List<byte[]> found = List.of();
    try {
      if (!new String(text, ISO_8859_1).isBlank()) {
        found = DocumentReader.split(text);
      }
    } catch (JsonProcessingException | SourceException e) {
      documents.unread("the line is not JSON, or breaks off");
    }
    for (byte[] document : found) {
      documents.read(document);
    }
  }

  /** Whether the first line is a whole document and other text follows. */
  static boolean isLines(byte[] head) {
    int end = 0;
    while (end < head.length && head[end] != NEW_LINE) {
      end++;
    }
    int more = end;
    while (more < head.length && head[more] <= ' ') {
      more++;
    }
    try {
      return more < head.length && DocumentReader.split(Arrays.copyOf(head, end)).size() == 1;
    } catch (IOException | SourceException e) {
      return false;
    }
  }
}
