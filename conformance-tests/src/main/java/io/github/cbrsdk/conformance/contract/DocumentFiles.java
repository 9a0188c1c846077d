package io.github.cbrsdk.conformance.contract;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Reads a document and the files that its references lead to, never a URL. */
final class DocumentFiles {
  private static final int MAX_FILES = 1_000;
  private static final long MAX_SIZE = 64L << 20;

  private final Path folder;
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Deque<String> open = new ArrayDeque<>();

  private DocumentFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * The texts by file, seen from the folder of the document; the document comes first.
   *
   * @throws ContractException if a file cannot be read or is no YAML or JSON, or the first is no
   *     OpenAPI document
   */
  static Map<String, String> read(Path document) {
    Path file = document.toAbsolutePath();
    DocumentFiles files = new DocumentFiles(file.resolveSibling(""));
    String name = String.valueOf(file.getFileName());
    files.open.add(name);
    files.texts.put(name, text(file));
    while (!files.open.isEmpty()) {
      String each = files.open.remove();
      YamlNode root = YamlReader.read(each, files.texts.getOrDefault(each, ""));
      if (each.equals(name) && root.get("openapi") == null && root.get("swagger") == null) {
        throw root.error("this is not an OpenAPI document: 'openapi' is missing at the top");
      }
      files.collect(root, each);
    }
    return files.texts;
  }

  private void collect(YamlNode node, String file) {
    if (node.isMap()) {
      Stream.of("$ref", JsonSchemaJudge.DYNAMIC)
          .flatMap(each -> Stream.ofNullable(node.get(each)))
          .forEach(each -> add(each, file));
      if (node.name().equals("mapping")
          && node.parent() != null
          && node.parent().name().equals("discriminator")) {
        node.children().forEach(each -> add(each, file));
      }
    }
    node.children().forEach(child -> collect(child, file));
  }

  private void add(YamlNode reference, String file) {
    if (reference.value() instanceof String text) {
      Reference to = Reference.of(text);
      String target = to.fileFrom(file);
      boolean isFile = !to.document().isEmpty() && !to.isUrl();
      if (isFile && !texts.containsKey(target) && Files.isRegularFile(folder.resolve(target))) {
        if (texts.size() == MAX_FILES) {
          throw reference.error("more than " + MAX_FILES + " files are not read");
        }
        texts.put(target, text(folder.resolve(target)));
        open.add(target);
      }
    }
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > MAX_SIZE) {
        throw new ContractException(
            file + " is larger than " + (MAX_SIZE >> 20) + " MiB: no contract is that long");
      }
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new ContractException(file + " is not a contract: it is not UTF-8 text", e);
    } catch (NoSuchFileException e) {
      throw new ContractException(file + " does not exist", e);
    } catch (IOException e) {
      throw new ContractException(file + " cannot be read (" + e.getMessage() + ")", e);
    }
  }
}
