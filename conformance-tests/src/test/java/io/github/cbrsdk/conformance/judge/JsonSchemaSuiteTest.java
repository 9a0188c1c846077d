package io.github.cbrsdk.conformance.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.ContractException;
import io.github.cbrsdk.conformance.project.Readmes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each schema of the official test suite as the schema of a response, with its values as bodies.
 */
@Tag("nightly")
class JsonSchemaSuiteTest {
  private static final String CONTRACT =
      """
      openapi: 3.1.0
      info: {title: A schema of the suite, version: '1'}
      paths:
        /values:
          get:
            responses:
              '200':
                description: A value.
                content: {application/json: {schema: SCHEMA}}
      """;

  /** What this check reports on purpose, although JSON Schema allows it. */
  private static final Set<Rule> STRICTER = Set.of(Rule.MEMBER_UNDECLARED, Rule.NUMBER_FORM);

  @TempDir private Path folder;
  private final Map<String, Counts> files = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();

  /** The numbers of cases of a file of the suite, by what the check did. */
  private static final class Counts {
    private int same;
    private int stricter;
    private int told;
    private int notRead;

    boolean isComplete() {
      return stricter + told + notRead == 0;
    }

    void add(Counts more) {
      same += more.same;
      stricter += more.stricter;
      told += more.told;
      notRead += more.notRead;
    }

    String row(String name) {
      return "| %s | %,d | %s | %s | %s |\n"
          .formatted(name, same, shown(stricter), shown(told), shown(notRead));
    }

    private static String shown(int count) {
      return count == 0 ? "" : String.valueOf(count);
    }
  }

  @Test
  void noCaseIsJudgedWrongInSilence() throws Exception {
    for (JsonSchemaSuite.Group group : JsonSchemaSuite.required()) {
      judge(group, files.computeIfAbsent(group.file(), file -> new Counts()));
    }

    assertThat(wrong).isEmpty();
    assertThat(Files.readString(Readmes.PROJECT.resolve("conformance-tests/README.md")))
        .as("the table of the suite in the README")
        .contains(table());
  }

  private void judge(JsonSchemaSuite.Group group, Counts counts) throws IOException {
    Function<Exchange, CheckedExchange> check;
    boolean warned;
    try {
      Contract contract = contract(group);
      check = Conformance.of(contract).oneByOne();
      warned = !contract.edition("any").warnings().isEmpty();
    } catch (ContractException e) {
      assertThat(e).hasMessageMatching("(?s).*(does not resolve|several schemas have the \\$id).*");
      counts.notRead += group.cases().size();
      return;
    }
    for (JsonSchemaSuite.Case each : group.cases()) {
      List<Rule> found = findings(check, each);
      if (each.valid() ? found.isEmpty() : isReason(group, found)) {
        counts.same++;
      } else if (each.valid() && STRICTER.containsAll(found)) {
        counts.stricter++;
      } else if (warned) {
        counts.told++;
      } else {
        wrong.add(group + ": " + each + " gives " + found);
      }
    }
  }

  private Contract contract(JsonSchemaSuite.Group group) throws IOException {
    boolean isMap = group.schema().isObject();
    // In a file of its own, so that "#" is the schema.
    Files.writeString(folder.resolve("schema.json"), group.schema().toString());
    String schema = isMap ? "{$ref: schema.json}" : group.schema().toString();
    return Contract.at(
        Files.writeString(folder.resolve("contract.yaml"), CONTRACT.replace("SCHEMA", schema)));
  }

  /** Whether the findings reject the value, and not only a member that nothing declares. */
  private static boolean isReason(JsonSchemaSuite.Group group, List<Rule> found) {
    return !found.isEmpty()
        && (group.schema().toString().contains("\"additionalProperties\":false")
            || !Set.of(Rule.MEMBER_UNDECLARED).containsAll(found));
  }

  private static List<Rule> findings(
      Function<Exchange, CheckedExchange> check, JsonSchemaSuite.Case each) {
    byte[] body = each.data().toString().getBytes(UTF_8);
    CheckedExchange checked =
        check.apply(
            new Exchange(
                "suite",
                null,
                new Request("GET", "/values", Headers.none()),
                new Response(200, Headers.of("Content-Type", "application/json"), body)));
    assertThat(checked.notCheckedBecause()).isNull();
    assertThat(checked.notValidated()).isEmpty();
    return checked.drifts("any").stream().map(drift -> drift.rule()).toList();
  }

  /** The table as the README has it: the files of which all is as the suite says in one row. */
  private String table() {
    StringBuilder table =
        new StringBuilder(
            "| file | same | stricter | warned | not read |\n|---|---|---|---|---|\n");
    Counts complete = new Counts();
    Counts all = new Counts();
    int others = 0;
    for (Map.Entry<String, Counts> file : files.entrySet()) {
      Counts counts = file.getValue();
      all.add(counts);
      if (counts.isComplete()) {
        complete.add(counts);
        others++;
      } else {
        table.append(counts.row('`' + file.getKey() + '`'));
      }
    }
    return table.append(complete.row("the other " + others)).append(all.row("all")).toString();
  }
}
