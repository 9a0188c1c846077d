package io.github.cbrsdk.conformance.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each block of code in a README has a test, and each link leads to something. */
class ReadmesTest {
  static final List<String> FILES = Readmes.FILES;

  private static final Pattern LINK = Pattern.compile("(?:\\]\\(|^\\[\\w+\\]: )([^)\\s]+)");

  static List<Readmes.Snippet> snippets() throws IOException {
    return Readmes.snippets();
  }

  /** The test that fails if the block is not as the project has it, or empty. */
  private static String test(Readmes.Snippet snippet) {
    String kind = snippet.marker().replaceFirst(":.*", "");
    return switch (snippet.language() + ' ' + kind) {
      case "java sample" ->
          snippet.file().startsWith("conformance")
              ? "OurRecordingsTest, OwnTrafficTest"
              : "SamplesTest";
      case "java step", "yaml step" -> "GrowthTest";
      case "yaml targets" -> "NightlyRecipeTest, ReadmeCommandsIT";
      case "yaml recipe", "groovy recipe", "crontab recipe", "sh recipe" -> "RecipesIT";
      case "text output" -> "ReadmeReportTest, ReadmeCommandsIT";
      case "text drawing" -> "none: a person reads it";
      case "xml " -> "ReadmesTest";
      case "sh " -> "ReadmeCommandsIT, .ci/fresh";
      default -> "";
    };
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void eachBlockHasATest(Readmes.Snippet snippet) {
    assertThat(test(snippet))
        .as("the test of a block in '%s' after '%s'", snippet.language(), snippet.marker())
        .isNotEmpty();
  }

  @Test
  void noBlockIsOverlooked() throws IOException {
    long fences = 0;
    for (String file : FILES) {
      fences +=
          Files.readString(Readmes.PROJECT.resolve(file))
              .lines()
              .filter(line -> line.strip().startsWith("```"))
              .count();
    }

    assertThat(Readmes.snippets()).hasSize((int) fences / 2).hasSizeGreaterThan(40);
  }

  /** A dependency is a module of this version. */
  @Test
  void dependenciesAreModules() throws IOException {
    for (Readmes.Snippet snippet : Readmes.in("xml")) {
      String module = snippet.text().contains("conformance") ? "conformance-tests" : "sdk";
      String pom = Files.readString(Readmes.PROJECT.resolve(module + "/pom.xml"));
      String parent = Files.readString(Readmes.PROJECT.resolve("pom.xml"));
      String artifact = element(snippet.text(), "artifactId");

      assertThat(pom).contains("<artifactId>" + artifact + "</artifactId>");
      assertThat(element(snippet.text(), "version")).isEqualTo(element(parent, "version"));
      assertThat(element(snippet.text(), "groupId")).isEqualTo(element(parent, "groupId"));
    }
  }

  private static String element(String xml, String name) {
    return xml.replaceFirst("(?s).*?<" + name + ">", "").replaceFirst("(?s)<.*", "");
  }

  @Test
  void thePageForEverybodyIsShort() throws IOException {
    assertThat(Files.readAllLines(Readmes.PROJECT.resolve("README.md")))
        .hasSizeLessThanOrEqualTo(200)
        .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(120));
  }

  /** Headings and their anchors, as GitHub makes them. */
  private static Stream<String> anchors(Path file) throws IOException {
    String text = Files.readString(file);
    Stream<String> headings =
        text.replaceAll("(?ms)^```.*?^```$", "")
            .lines()
            .filter(line -> line.startsWith("#"))
            .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
            .map(line -> line.replaceAll("[^\\w\\- ]", "").replace(' ', '-'));
    Stream<String> explicit =
        Pattern.compile("<a id=\"([^\"]+)\">")
            .matcher(text)
            .results()
            .map((MatchResult found) -> found.group(1));
    return Stream.concat(headings, explicit);
  }

  @ParameterizedTest
  @FieldSource("FILES")
  void eachLinkLeadsToSomething(String file) throws IOException {
    Path readme = Readmes.PROJECT.resolve(file);
    List<String> links =
        Files.readAllLines(readme).stream()
            .flatMap(line -> LINK.matcher(line).results().map((MatchResult m) -> m.group(1)))
            .filter(link -> !link.contains("://"))
            .toList();

    assertThat(links).hasSizeGreaterThan(4);
    for (String link : links) {
      String path = link.replaceFirst("#.*", "");
      Path target = path.isEmpty() ? readme : readme.resolveSibling(path);
      assertThat(target).as(link).exists();
      if (link.contains("#")) {
        assertThat(anchors(target)).as(link).contains(link.replaceFirst(".*#", ""));
      }
    }
  }

  /** Each chapter is in the table of contents at the top. */
  @ParameterizedTest
  @FieldSource("FILES")
  void theTableOfContentsIsWhole(String file) throws IOException {
    Path readme = Readmes.PROJECT.resolve(file);
    String text = Files.readString(readme);
    String contents =
        text.replaceFirst("(?s).*?(\\*\\*Contents)", "$1").replaceFirst("(?s)\n## .*", "");
    List<String> chapters =
        Pattern.compile("^## .*", Pattern.MULTILINE)
            .matcher(text.replaceAll("(?ms)^```.*?^```$", ""))
            .results()
            .map((MatchResult found) -> found.group().substring(3))
            .toList();

    assertThat(chapters).hasSizeGreaterThan(3);
    assertThat(chapters)
        .allSatisfy(
            chapter -> assertThat(contents).contains('[' + chapter.replaceFirst(": .*", "")));
  }
}
