package io.github.cbrsdk.conformance.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The files of all editions that other tools read. Of each edition: {@code NAME.openapi}, the
 * contract with the overlay applied; {@code NAME.dereferenced.openapi}, the same without
 * references; {@code NAME.overlay}, the overlay with the actions of all that it builds on.
 */
public final class EditionFiles {
  private static final String FOLDER = "editions/";

  /** The modification time of all files in the archive: the same contract gives the same bytes. */
  private static final LocalDateTime FILE_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private EditionFiles() {}

  /**
   * Writes the files of the contract on the class path, for the build.
   *
   * @param arguments the folder of its files, and a zip file
   */
  public static void main(String[] arguments) throws IOException {
    Contract contract = Contract.bundled();
    for (Map.Entry<String, String> file : of(contract, DocumentFormat.yaml).entrySet()) {
      Path target = Path.of(arguments[0], file.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.getValue());
    }
    zip(contract, DocumentFormat.yaml, Path.of(arguments[1]));
  }

  /**
   * Writes the documents of a contract, as they are, and the files of its editions into an archive.
   */
  public static void zip(Contract contract, DocumentFormat format, Path file) throws IOException {
    Map<String, String> files = new LinkedHashMap<>(contract.documents());
    files.putAll(of(contract, format));
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> each : files.entrySet()) {
        ZipEntry entry = new ZipEntry(each.getKey());
        entry.setTimeLocal(FILE_TIME);
        zip.putNextEntry(entry);
        zip.write(each.getValue().getBytes(UTF_8));
        zip.closeEntry();
      }
    }
  }

  /** The texts of the files, by name. */
  private static Map<String, String> of(Contract contract, DocumentFormat format) {
    List<String> editions = new ArrayList<>(contract.editions());
    editions.add(Edition.ANY);
    Map<String, String> files = new LinkedHashMap<>();
    for (String name : editions) {
      EffectiveContract effective = contract.edition(name);
      String start = FOLDER + name;
      String end = "." + format;
      files.put(start + ".openapi" + end, format.write(effective.document(false)));
      files.put(start + ".dereferenced.openapi" + end, format.write(effective.document(true)));
      if (!name.equals(Edition.ANY)) {
        files.put(start + ".overlay" + end, format.write(contract.overlay(name)));
      }
    }
    return files;
  }
}
