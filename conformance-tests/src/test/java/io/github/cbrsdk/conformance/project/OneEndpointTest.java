package io.github.cbrsdk.conformance.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.contract.Member;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.Parameter;
import io.github.cbrsdk.conformance.contract.ResponseContract;
import io.github.cbrsdk.conformance.contract.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Java that is written by hand knows nothing of the one endpoint, so that others can be added. */
class OneEndpointTest {
  /** Made for users of this endpoint. */
  private static final Set<String> CONVENIENCE =
      Set.of(
          "AsyncWait.java",
          "BackupFailedException.java",
          "BackupWaiter.java",
          "CbrClient.java",
          "FakeBackups.java",
          "Wait.java");

  /** Names of members that are names in OpenAPI, CEL, reports or recordings as well. */
  private static final Set<String> WORDS =
      Set.of("description", "id", "name", "resources", "size", "status", "type", "version");

  /** Schemas of the contract that are formats of texts. */
  private static final Set<String> FORMATS = Set.of("Timestamp", "Uuid");

  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//.*$");

  /** What can be a name of the endpoint's, wherever it stands. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** What can be one only where it is all of a text, or a step of a path: a word of every day. */
  private static final Pattern WORD = Pattern.compile("(?<=[\"/])[a-z]+(?=[\"/])");

  @Test
  void isNamedNowhere() throws IOException {
    Set<String> names = names(Contract.bundled());
    assertThat(names)
        .contains("backup_id", "BackupDetail", "vault_id", "showBackup", "v3", "children");

    assertThat(mentions(names)).isEmpty();
  }

  /** Where Java that is written by hand names what is in a contract. */
  static List<String> mentions(Contract contract) throws IOException {
    return mentions(names(contract));
  }

  private static List<String> mentions(Set<String> names) throws IOException {
    List<String> mentions = new ArrayList<>();
    for (Path file : sources()) {
      COMMENT
          .matcher(Files.readString(file))
          .replaceAll("")
          .lines()
          .forEach(
              line ->
                  Stream.concat(
                          NAME.matcher(line).results().filter(it -> !isWord(it.group())),
                          WORD.matcher(line).results())
                      .map((MatchResult found) -> found.group())
                      .filter(names::contains)
                      .forEach(found -> mentions.add(file.getFileName() + ": " + line.strip())));
    }
    return mentions;
  }

  private static boolean isWord(String name) {
    return name.chars().allMatch(c -> c >= 'a' && c <= 'z');
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String folder : List.of("../sdk/src/main/java", "src/main/java")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> !CONVENIENCE.contains(file.getFileName().toString()))
            .forEach(sources::add);
      }
    }
    return sources;
  }

  /** What the operations behind the login are called, and what they take and answer. */
  private static Set<String> names(Contract contract) {
    Set<String> names = new TreeSet<>();
    for (Operation operation : contract.edition(Edition.ANY).operations()) {
      if (operation.secretHeaders().isEmpty()) {
        continue;
      }
      names.add(operation.id());
      names.add(operation.tag() + "Api");
      names.addAll(List.of(operation.path().toString().split("[/{}]+")));
      operation.parameters().stream().map(Parameter::name).forEach(names::add);
      operation.responses().values().stream()
          .filter(response -> response.status().startsWith("2"))
          .map(ResponseContract::json)
          .filter(Objects::nonNull)
          .forEach(schema -> addAll(schema, names));
    }
    names.removeAll(WORDS);
    names.removeAll(FORMATS);
    return names;
  }

  private static void addAll(Schema body, Set<String> names) {
    body.name().ifPresent(names::add);
    for (Member member : Member.of(body, 1000)) {
      names.add(member.name());
      Stream.of(member.schema(), member.parent())
          .flatMap(schema -> schema.name().stream())
          .forEach(names::add);
    }
  }
}
