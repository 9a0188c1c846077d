package io.github.cbrsdk.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.traffic.Recordings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the editions differ from the other editions as the pages make one expect. */
final class EditionMatrixTest {
  /** Checks by all editions at once. */
  private static final Conformance CONFORMANCE = Conformance.of(Contract.bundled());

  private static final List<String> LINES = lines();

  static Stream<Cell> cells() {
    List<String> matrix = section("[matrix]");
    String[] editions = matrix.get(0).split(" +", -1);
    List<Cell> cells = new ArrayList<>();
    for (String line : matrix.subList(1, matrix.size())) {
      String[] columns = line.split(" +", -1);
      for (int i = 1; i < editions.length; i++) {
        cells.add(new Cell(columns[0], editions[i], columns[i].replace("-", "")));
      }
    }
    return cells.stream();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void anExampleDiffersFromAnEditionAsThePagesDo(Cell cell) {
    Recording recording = cell.recording();

    assertThat(found(recording, cell.edition()))
        .containsExactlyInAnyOrderElementsOf(expected(cell.letters(), recording.body()));
  }

  @Test
  void theMatrixHasEachExampleAndEachEdition() {
    String file = "edition-matrix.txt in the test resources of this package";
    assertThat(cells().map(Cell::edition).distinct())
        .as(
            "%s: each edition is a column. Add its name to the line 'recording', and to each line"
                + " below the letters of the differences, or a dash",
            file)
        .containsExactlyInAnyOrderElementsOf(Contract.bundled().editions());
    assertThat(cells().map(Cell::path).distinct())
        .as("%s: add a line that begins with the recording, and a column for each edition", file)
        .containsExactlyInAnyOrderElementsOf(
            Recording.all().stream()
                .filter(recording -> recording.status() == 200)
                .filter(recording -> !recording.folderName().equals(Edition.ANY))
                .map(Recording::path)
                .toList());
  }

  @Test
  void anExampleConformsToItsOwnEdition() {
    assertThat(cells())
        .filteredOn(cell -> cell.path().startsWith(cell.edition() + "/"))
        .hasSizeGreaterThanOrEqualTo(Contract.bundled().editions().size())
        .allSatisfy(cell -> assertThat(cell.letters()).isEmpty());
  }

  private static List<String> found(Recording recording, String edition) {
    List<Exchange> exchanges = new ArrayList<>();
    Recordings.at(recording.file()).forEach(exchanges::add);
    assertThat(exchanges).hasSize(1);
    return CONFORMANCE.check(exchanges.get(0)).drifts(edition).stream()
        .map(drift -> drift.rule().id() + " " + drift.pointer())
        .toList();
  }

  private static List<String> expected(String letters, JsonNode body) {
    boolean hasChildren = !body.at("/backup/children").isEmpty();
    return section("[differences]").stream()
        .map(line -> line.split(" +", -1))
        .filter(columns -> letters.contains(columns[0]))
        .flatMap(
            columns ->
                Stream.of(columns)
                    .skip(2)
                    .filter(pointer -> hasChildren || !pointer.startsWith("children/"))
                    .map(pointer -> columns[1] + " /backup/" + pointer))
        .toList();
  }

  private static List<String> section(String title) {
    return LINES.stream()
        .dropWhile(line -> !line.equals(title))
        .skip(1)
        .takeWhile(line -> !line.startsWith("["))
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  private static List<String> lines() {
    try (InputStream in = EditionMatrixTest.class.getResourceAsStream("edition-matrix.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A recording against an edition.
   *
   * @param letters the differences
   */
  record Cell(String path, String edition, String letters) {
    Recording recording() {
      return Recording.all().stream()
          .filter(recording -> recording.path().equals(path))
          .findFirst()
          .orElseThrow();
    }

    @Override
    public String toString() {
      return path + " against " + edition;
    }
  }
}
