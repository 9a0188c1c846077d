package io.github.cbrsdk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Bodies for tests. */
public final class Bodies {
  public static final String PROJECT_ID = "5a1d3c7e9f2b4608ac4e6d8f0b1c2d3e";
  public static final String BACKUP_ID = "3a9e4f70-61c5-4b8d-a7e2-05d3c8b1f942";

  /**
   * A server's backup with one child, with the members, nulls and order of the document's example.
   */
  public static final String BACKUP = read("backup.json");

  private Bodies() {}

  private static String read(String name) {
    try (InputStream in = Bodies.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
