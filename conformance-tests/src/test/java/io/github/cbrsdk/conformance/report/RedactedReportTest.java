package io.github.cbrsdk.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.cbrsdk.conformance.Impact;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** A secret that is a word of a report masks values, and leaves the form of every face as it is. */
class RedactedReportTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Report PLAIN = SampleReports.drifted();
  private static final Schema SARIF = sarif();

  private static Schema sarif() {
    try (InputStream in =
        RedactedReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(in, InputFormat.JSON);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Every name and every text in a report, and what the faces are written with. */
  private static Set<String> words() throws IOException {
    Set<String> words = new TreeSet<>();
    collect(JSON.readTree(ReportJson.text(PLAIN)), words);
    words.addAll(
        Set.of(
            "findings",
            "results",
            "failure",
            "script",
            "::error",
            "message",
            "version",
            "verdict",
            "testsuite",
            "testcase",
            "properties",
            "document",
            "function",
            "summary",
            "<testcase",
            "</script>",
            "\":\"\"",
            "\"},{\"",
            "]}]}}}",
            "&quot;",
            "<![CDATA[",
            "<html ",
            "\\u003c",
            "null, ",
            "Content-Security-Policy",
            "breaking",
            "driver",
            "sarif-",
            "schema",
            "::warning file=",
            "expected",
            "observed"));
    return words;
  }

  private static void collect(JsonNode node, Set<String> words) {
    node.fieldNames().forEachRemaining(words::add);
    node.forEach(child -> collect(child, words));
    if (node.isTextual()) {
      words.add(node.textValue());
    }
  }

  @Test
  void everyFaceKeepsItsFormAndTheVerdict() throws Exception {
    for (String word : words()) {
      Redaction redaction = new Redaction();
      redaction.add(word);

      assertForm(ReportJson.redact(PLAIN, redaction), word);
    }
  }

  private static void assertForm(Report report, String word) throws Exception {
    assertThat(report.verdict()).isEqualTo(PLAIN.verdict());
    for (Impact impact : Impact.values()) {
      assertThat(report.count(impact)).as(word).isEqualTo(PLAIN.count(impact));
    }
    for (int i = 0; i < report.findings().size(); i++) {
      assertThat(report.findings().get(i).fingerprint())
          .isEqualTo(PLAIN.findings().get(i).fingerprint());
    }
    assertThat(ReportSchema.violations(ReportJson.indented(report))).as(word).isEmpty();
    String sarif = SarifReport.of(report, SampleReports.files());
    assertThat(SARIF.validate(sarif, InputFormat.JSON)).as(word).isEmpty();
    String junit = JUnitReport.of(report, Set.of(Impact.BREAKING));
    Document xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(junit)));
    assertThat(xml.getElementsByTagName("failure").getLength()).as(word).isEqualTo(3);
    String html = HtmlReport.of(report, SampleReports.files());
    String data = html.substring(html.indexOf("id=\"data\">") + 10);
    assertThat(JSON.readTree(data.substring(0, data.indexOf('<'))).get("findings"))
        .as(word)
        .hasSize(PLAIN.findings().size());
    assertThat(html).contains(PageTemplate.file("report.js"));
  }
}
