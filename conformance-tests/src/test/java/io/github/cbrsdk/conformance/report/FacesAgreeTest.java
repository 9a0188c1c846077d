package io.github.cbrsdk.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.contract.Contract;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The same run in all six faces: each tells the same verdict and the same counts. */
class FacesAgreeTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  /** What a face says. */
  private record Told(
      String verdict, long breaking, long additive, long notice, long checked, long notChecked) {}

  static List<Report> reports() {
    return List.of(
        SampleReports.drifted(),
        SampleReports.conformant(),
        SampleReports.notChecked(),
        SampleReports.partlyChecked(),
        SampleReports.large(1_234));
  }

  @ParameterizedTest
  @MethodSource("reports")
  void allFacesTellTheSame(Report report) throws Exception {
    write(report);
    Told told =
        new Told(
            report.verdict().id(),
            report.count(Impact.BREAKING),
            report.count(Impact.ADDITIVE),
            report.count(Impact.NOTICE),
            report.exchanges().checked(),
            report.exchanges().notCheckedTotal());

    Map<String, Told> faces = new TreeMap<>();
    faces.put("json", json(ReportSchema.parse(read("report.json"))));
    faces.put(
        "html, its data", json(JSON.readTree(between(read("report.html"), "id=\"data\">", "<"))));
    faces.put("html, its figures", html(read("report.html")));
    faces.put("junit", junit());
    faces.put("sarif", sarif(JSON.readTree(read("report.sarif"))));
    faces.put("summary", summary(read("summary.md")));
    faces.put("terminal", terminal(report));

    assertThat(faces).allSatisfy((face, said) -> assertThat(said).as(face).isEqualTo(told));
  }

  @Test
  void whatIsPartlyCheckedSaysHowMuchIsMissing() throws Exception {
    write(SampleReports.partlyChecked());

    for (String face : List.of("report.html", "summary.md")) {
      assertThat(read(face))
          .contains("No drift in 2 checked exchanges, but 1 exchange could not be checked,")
          .doesNotContain("None of");
    }
  }

  @Test
  void thePageShowsTheSelfTest() throws Exception {
    write(SampleReports.drifted());

    assertThat(between(read("report.html"), "<section id=\"self-test\"", "</section>"))
        .contains("404 of 405 were noticed", "type-changed at /backup/&lt;name&gt;")
        .contains("<td class=\"number\">310</td><td class=\"number\">309</td>");
  }

  @Test
  void anExceptionIsToldWhereverItComesFrom() {
    assertThat(printed(SampleReports.malformed())).contains("gets an exception\n");
    assertThat(printed(SampleReports.drifted())).contains("gets an exception\n");
  }

  private void write(Report report) throws Exception {
    try (ReportFolder target = ReportFolder.at(folder)) {
      target.write(
          report, Set.of(Impact.BREAKING), Contract.bundled(), null, SampleReports.files());
      target.commit();
    }
  }

  private String read(String file) throws Exception {
    return Files.readString(folder.resolve(file));
  }

  private static Told json(JsonNode report) {
    return new Told(
        report.path("verdict").asText(),
        count(report.path("findings"), "impact", "breaking"),
        count(report.path("findings"), "impact", "additive"),
        count(report.path("findings"), "impact", "notice"),
        report.path("exchanges").path("checked").asLong(),
        report.path("exchanges").path("notChecked").asLong());
  }

  private static Told html(String page) {
    return new Told(
        between(page, "<h1 class=\"verdict ", "\""),
        figure(page, "breaking"),
        figure(page, "additive"),
        figure(page, "notices"),
        figure(page, "exchanges checked"),
        figure(page, "not checked"));
  }

  private static long figure(String page, String label) {
    return number(between(page, "<dt>" + label + "</dt><dd>", "<"));
  }

  /** The counts are properties; the outcomes of the cases have to fit them. */
  private Told junit() throws Exception {
    Document xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(folder.resolve("junit.xml").toFile());
    Map<String, String> properties = new TreeMap<>();
    NodeList nodes = xml.getElementsByTagName("property");
    for (int i = 0; i < nodes.getLength(); i++) {
      Element property = (Element) nodes.item(i);
      properties.put(property.getAttribute("name"), property.getAttribute("value"));
    }
    long breaking = Long.parseLong(properties.get("findings.breaking"));
    assertThat(lines(xml, "failure")).isEqualTo(breaking);
    return new Told(
        properties.get("verdict"),
        breaking,
        lines(xml, "system-out"),
        Long.parseLong(properties.get("findings.notice")),
        Long.parseLong(properties.get("exchanges.checked")),
        Long.parseLong(properties.get("exchanges.notChecked")));
  }

  private static long lines(Document xml, String tag) {
    NodeList nodes = xml.getElementsByTagName(tag);
    long lines = 0;
    for (int i = 0; i < nodes.getLength(); i++) {
      lines += nodes.item(i).getTextContent().lines().count();
    }
    return lines;
  }

  private static Told sarif(JsonNode log) {
    JsonNode run = log.path("runs").path(0);
    return new Told(
        run.path("properties").path("verdict").asText(),
        count(run.path("results"), "level", "error"),
        count(run.path("results"), "level", "warning"),
        count(run.path("results"), "level", "note"),
        run.path("properties").path("exchangesChecked").asLong(),
        run.path("properties").path("exchangesNotChecked").asLong());
  }

  private static Told summary(String markdown) {
    String verdict = markdown.lines().findFirst().orElseThrow().replaceFirst("## \\S+ ", "");
    Matcher row =
        Pattern.compile("\\| (\\d+) \\| (\\d+) \\| (\\d+) \\| (\\d+) \\| (\\d+) \\|")
            .matcher(markdown);
    assertThat(row.find()).isTrue();
    return new Told(
        verdict.toLowerCase(Locale.ROOT).replace(' ', '-'),
        number(row.group(1)),
        number(row.group(2)),
        number(row.group(3)),
        number(row.group(4)),
        number(row.group(5)));
  }

  private static String printed(Report report) {
    StringWriter text = new StringWriter();
    new TerminalReport(new Page(new PrintWriter(text), false, new Redaction())).print(report);
    return text.toString();
  }

  private static Told terminal(Report report) {
    String out = printed(report);
    String head = out.lines().findFirst().orElseThrow();
    String verdict = head.substring(0, head.indexOf("  "));
    long notChecked = 0;
    Matcher reasons = Pattern.compile("(?m)^unchecked +([\\d,]+) exchange").matcher(out);
    while (reasons.find()) {
      notChecked += number(reasons.group(1));
    }
    return new Told(
        verdict.toLowerCase(Locale.ROOT).replace(' ', '-'),
        first(head, "([\\d,]+) breaking"),
        first(head, "([\\d,]+) additive"),
        first(out, "unseen +([\\d,]+) part"),
        first(out, "(?:of )?([\\d,]+) (?:checked|of [\\d,]+ exchanges? checked)"),
        notChecked);
  }

  private static long first(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.find() ? number(matcher.group(1)) : 0;
  }

  private static long count(JsonNode array, String member, String value) {
    long count = 0;
    for (JsonNode element : array) {
      count += element.path(member).asText().equals(value) ? 1 : 0;
    }
    return count;
  }

  private static String between(String text, String before, String after) {
    int from = text.indexOf(before) + before.length();
    return text.substring(from, text.indexOf(after, from));
  }

  private static long number(String text) {
    return Long.parseLong(text.replace(",", ""));
  }
}
