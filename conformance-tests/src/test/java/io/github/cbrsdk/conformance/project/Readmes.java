package io.github.cbrsdk.conformance.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The README files of the project and the blocks of code in them. */
public final class Readmes {
  /** The project's folder. */
  public static final Path PROJECT = Path.of("..");

  static final List<String> FILES =
      List.of("README.md", "sdk/README.md", "conformance-tests/README.md", "openapi/README.md");

  private static final Pattern BLOCK =
      Pattern.compile(
          "(?:^<!-- (.*?) -->\n)?^```(\\w*)\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

  private Readmes() {}

  /**
   * A block of code.
   *
   * @param file the README that has it
   * @param marker the comment before it, such as {@code sample: async}, or empty
   * @param language what the block is marked as, or empty
   */
  public record Snippet(String file, String marker, String language, String text) {
    @Override
    public String toString() {
      return file + ": " + text.lines().findFirst().orElse("");
    }
  }

  /** All blocks of all README files, in their order. */
  public static List<Snippet> snippets() throws IOException {
    List<Snippet> snippets = new ArrayList<>();
    for (String file : FILES) {
      BLOCK
          .matcher(Files.readString(PROJECT.resolve(file)))
          .results()
          .forEach(
              (MatchResult block) ->
                  snippets.add(
                      new Snippet(
                          file,
                          block.group(1) == null ? "" : block.group(1),
                          block.group(2),
                          block.group(3))));
    }
    return snippets;
  }

  /**
   * The text of the block with this marker.
   *
   * @throws AssertionError if no README has one
   */
  public static String marked(String marker) throws IOException {
    return snippets().stream()
        .filter(snippet -> snippet.marker().equals(marker))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No README has the marker " + marker))
        .text();
  }

  /** The blocks in this language. */
  public static List<Snippet> in(String language) throws IOException {
    return snippets().stream().filter(snippet -> snippet.language().equals(language)).toList();
  }
}
