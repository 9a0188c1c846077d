package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Rule;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * The result for viewers of test results: a test case for each rule and operation. Drift that fails
 * the run is a failure; what could not be checked is an error, and what was not there to be checked
 * is skipped, so that neither is green.
 */
final class JUnitReport {
  /** Its file in the report folder. */
  static final String FILE = "junit.xml";

  private static final String PREFIX = "cbr.";

  private JUnitReport() {}

  /**
   * A test case.
   *
   * @param group the class name that viewers show
   * @param name its name
   * @param outcome {@code failure}, {@code error} or {@code skipped}; null if it passed
   * @param message what happened, in a line, or empty
   * @param type the impact, or null
   * @param text what happened in full, or empty
   */
  private record Case(
      String group,
      String name,
      @Nullable String outcome,
      String message,
      @Nullable String type,
      String text) {}

  /** Writes the document; does not close the writer. */
  static void write(Report report, Set<Impact> failing, Writer writer) throws IOException {
    List<Case> cases = cases(report, failing);
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(writer);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", "cbr-conformance");
      xml.writeAttribute("time", seconds(report));
      xml.writeAttribute("tests", Integer.toString(cases.size()));
      xml.writeAttribute("errors", count(cases, "error"));
      xml.writeAttribute("skipped", count(cases, "skipped"));
      xml.writeAttribute("failures", count(cases, "failure"));
      writeProperties(xml, report);
      for (Case each : cases) {
        writeCase(xml, each);
      }
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeCharacters("\n");
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private static List<Case> cases(Report report, Set<Impact> failing) {
    List<Case> cases = new ArrayList<>();
    for (ExchangeGroup group : ExchangeGroup.of(report)) {
      String name = PREFIX + (group.operation().isEmpty() ? "unknown" : group.operation());
      for (Rule rule : Rule.values()) {
        cases.add(testCase(name, rule, group, failing));
      }
    }
    Messages.notChecked(report.exchanges()).forEach(each -> cases.add(unchecked(each)));
    if (report.exchanges().total() == 0) {
      cases.add(unchecked("there was no exchange to check"));
    }
    return cases;
  }

  private static Case unchecked(String message) {
    return new Case(
        PREFIX + "exchanges",
        "every exchange could be checked",
        "error",
        message,
        "not-checked",
        "");
  }

  private static Case testCase(
      String group, Rule rule, ExchangeGroup exchanges, Set<Impact> failingImpacts) {
    List<ReportedFinding> findings = exchanges.of(rule);
    String text = findings.stream().map(JUnitReport::line).collect(Collectors.joining("\n"));
    List<ReportedFinding> failing =
        findings.stream().filter(finding -> failingImpacts.contains(finding.impact())).toList();
    if (!failing.isEmpty()) {
      return new Case(
          group,
          rule.id(),
          "failure",
          failing.size() == 1
              ? Messages.sentence(failing.get(0))
              : Messages.count(failing.size(), "finding") + ": " + rule.meaning(),
          failing.get(0).impact().id(),
          text);
    }
    if (rule == Rule.NEVER_OBSERVED && !findings.isEmpty()) {
      String message = Messages.count(findings.size(), "part") + " of the contract in no exchange";
      return new Case(group, rule.id(), "skipped", "", null, message + ":\n" + text);
    }
    if (!exchanges.observed() && findings.isEmpty()) {
      return new Case(group, rule.id(), "skipped", "", null, "no exchange of this operation");
    }
    return new Case(group, rule.id(), null, "", null, text);
  }

  private static String line(ReportedFinding finding) {
    return Printable.of(
        "%s (%s, %s, %s; %s)"
            .formatted(
                Messages.sentence(finding),
                finding.impact().id(),
                finding.contract(),
                Messages.count(finding.occurrences(), "time"),
                finding.fingerprint()));
  }

  private static void writeProperties(XMLStreamWriter xml, Report report)
      throws XMLStreamException {
    Map<String, String> properties = new TreeMap<>();
    properties.put("verdict", report.verdict().id());
    properties.put("exitStatus", Integer.toString(report.exitStatus()));
    properties.put("edition", report.edition().name());
    properties.put("exchanges.checked", Long.toString(report.exchanges().checked()));
    properties.put("exchanges.notChecked", Long.toString(report.exchanges().notCheckedTotal()));
    Messages.coverage(report.exchanges())
        .forEach(line -> properties.merge("exchanges.scope", line, (a, b) -> a + "; " + b));
    for (Impact impact : Impact.values()) {
      properties.put("findings." + impact.id(), Integer.toString(report.count(impact)));
    }
    xml.writeCharacters("\n  ");
    xml.writeStartElement("properties");
    for (Map.Entry<String, String> property : properties.entrySet()) {
      xml.writeCharacters("\n    ");
      xml.writeEmptyElement("property");
      xml.writeAttribute("name", property.getKey());
      xml.writeAttribute("value", Printable.of(property.getValue()));
    }
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private static void writeCase(XMLStreamWriter xml, Case each) throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", Printable.of(each.group()));
    xml.writeAttribute("name", each.name());
    xml.writeAttribute("time", "0");
    if (each.outcome() != null) {
      xml.writeStartElement(each.outcome());
      // Jenkins allows no attribute on what was skipped.
      if (!each.message().isEmpty()) {
        xml.writeAttribute("message", Printable.of(each.message()));
      }
      if (each.type() != null) {
        xml.writeAttribute("type", each.type());
      }
      xml.writeCharacters(each.text());
      xml.writeEndElement();
    } else if (!each.text().isEmpty()) {
      xml.writeStartElement("system-out");
      xml.writeCharacters(each.text());
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static String count(List<Case> cases, String outcome) {
    return Long.toString(cases.stream().filter(each -> outcome.equals(each.outcome())).count());
  }

  private static String seconds(Report report) {
    return Double.toString(report.runs().stream().mapToLong(Run::millis).sum() / 1000.0);
  }
}
