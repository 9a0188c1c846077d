package io.github.cbrsdk.conformance.traffic;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A member of a zip archive, read in place: nothing is extracted to a file. */
record ZipMember(ZipFile zip, String name) {
  private static final long MAX_SIZE = 1L << 30;

  /** The members that are recordings: HARs, and the traffic in traces of Playwright. */
  static List<String> recordings(ZipFile zip) {
    return zip.stream()
        .filter(each -> each.getName().matches("(?s).*\\.(har|network)") && each.getSize() != 0)
        .map(ZipEntry::getName)
        .sorted()
        .toList();
  }

  /** Opens the member to read it into buffers; reading more than 1 GiB fails. */
  InputStream open() throws IOException {
    return new FilterInputStream(zip.getInputStream(zip.getEntry(name))) {
      private long left = MAX_SIZE;

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        left -= Math.max(0, read);
        if (left < 0) {
          throw new ZipException("a member of the zip archive is larger than 1 GiB");
        }
        return read;
      }
    };
  }

  /** Another member with a body, beside this one or in {@code resources}; null if there is none. */
  @Nullable InputStream beside(String file) throws IOException {
    String folder = name.substring(0, name.lastIndexOf('/') + 1);
    for (String path : List.of(folder + file, folder + "resources/" + file)) {
      ZipEntry entry = zip.getEntry(path);
      if (entry != null) {
        return zip.getInputStream(entry);
      }
    }
    return null;
  }
}
