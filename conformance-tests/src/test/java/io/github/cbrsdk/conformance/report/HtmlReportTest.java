package io.github.cbrsdk.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.Extent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page as a browser shows it. */
class HtmlReportTest {
  private static Browser browser;

  @TempDir Path folder;

  @BeforeAll
  static void startBrowser() {
    browser = Browser.start();
  }

  @AfterAll
  static void closeBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  private void show(Report report) throws IOException {
    Files.writeString(folder.resolve("report.html"), HtmlReport.of(report, SampleReports.files()));
    browser.size(1200, 900);
    browser.complaints();
    browser.requests();
    browser.open(folder.resolve("report.html"));
  }

  private static void assertCount(String text) {
    browser.settle();
    assertThat(browser.text("#count")).isEqualTo(text);
  }

  @Test
  void asksForNothingAndComplainsOfNothing() throws IOException {
    show(SampleReports.drifted());
    browser.element("#list li:first-child summary").click();

    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests())
        .allMatch(
            url -> url.startsWith("file:") && url.endsWith("/report.html") || url.equals("data:,"));
  }

  @Test
  void runsNothingThatAResponseSent() throws IOException {
    show(SampleReports.drifted());
    browser.run("document.querySelectorAll('summary').forEach(s => s.click())");

    assertThat(browser.count("#list script, #list img, table script, table img")).isZero();
    assertThat(browser.text("#list")).contains("<img src=x onerror=alert(1)>").contains("'quoted'");
    assertThat(browser.text("#list"))
        .contains("\\u202egnp.exe")
        .contains("\u05e9\u05dc\u05d5\u05dd");
    assertThat(browser.text("#list")).contains("/backup/<script>alert(1)<~1script>");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void showsDriftFirstAndNoticesWhenAskedTo() throws IOException {
    show(SampleReports.drifted());
    assertCount("6 of 10 findings");

    browser.element("[name=impact][value=notice]").click();

    assertCount("10 findings");
  }

  @Test
  void findsByWordsRuleEditionAndEffect() throws IOException {
    show(SampleReports.drifted());

    browser.element("#search").sendKeys("created timestamp");
    assertCount("1 of 10 findings");
    browser.element("#clear").click();
    assertCount("6 of 10 findings");

    browser.choose("#rule", "member-undeclared");
    assertCount("2 of 10 findings");
    browser.choose("#edition", "any");
    assertCount("1 of 10 findings");
    browser.element("#clear").click();
    browser.choose("#effect", "unreadable");
    assertCount("2 of 10 findings");
    browser.element("[name=impact][value=breaking]").click();
    assertCount("0 of 10 findings");
  }

  @Test
  void showsEvidenceContractAndProposalOfAFinding() throws IOException {
    show(SampleReports.drifted());

    browser.element("#list li:first-child summary").click();
    browser.await("#list li:first-child details[open] .body");

    assertThat(browser.text("#list li:first-child"))
        .contains("a number: 0")
        .contains("gets an exception")
        .contains("otc-2024-09, swiss-2023-12, swiss-2025-05")
        .contains("\"enterprise_project_id\": 0,")
        .contains("- target: $.components.schemas.Backup.properties.enterprise_project_id");
    assertThat(browser.text("#list li:first-child mark")).isEqualTo("line 89: of the contract");
  }

  @Test
  void saysWhatTheSdkDoesWithABodyThatItCannotRead() throws IOException {
    show(SampleReports.malformed());

    browser.element("#list li:first-child summary").click();
    browser.await("#list li:first-child details[open] .body");

    assertThat(browser.text("#list")).contains("gets an exception");
  }

  @Test
  void listsAcceptedDriftWithItsReasonAndDay() throws IOException {
    show(SampleReports.drifted());

    assertThat(browser.text("#accepted"))
        .contains("accepted member-missing /backup/vault_id", "the gateway is being replaced")
        .contains("expired null-undeclared /backup/<b>name", "fixed in <b>May</b>", "2026-11-02")
        .contains("not-seen type-changed /backup/progress", "2026-11-30");
    assertThat(browser.count("nav a[href='#accepted']")).isOne();

    show(SampleReports.conformant());
    assertThat(browser.count("#accepted, nav a[href='#accepted']")).isZero();
  }

  @Test
  void canBeUsedByKeyboard() throws IOException {
    show(SampleReports.drifted());

    browser.element("body").sendKeys("/");
    WebElement search = browser.element("#search");
    assertThat(browser.run("return document.activeElement.id")).isEqualTo("search");
    search.sendKeys("resource_az");
    assertCount("1 of 10 findings");
    browser.element("#list summary").sendKeys(Keys.ENTER);
    browser.await("#list details[open] .body");

    assertThat(browser.count("#list details[open] .body")).isOne();
  }

  @Test
  void aLinkToAFindingShowsItWhateverTheFiltersSay() throws IOException {
    Report report = SampleReports.drifted();
    show(report);
    String fingerprint = report.findings().get(9).fingerprint();

    browser.run("location.hash = '#finding-" + fingerprint + "'");

    browser.await("#finding-" + fingerprint + " details[open]");
    assertCount("10 findings");
    assertThat(browser.count("#finding-" + fingerprint + " details[open]")).isOne();
  }

  @Test
  void theFirstScreenSaysWhatWasCheckedAndByWhat() throws IOException {
    show(SampleReports.drifted());

    assertThat(browser.text(".lead"))
        .isEqualTo(
            "3 breaking, 3 additive. Compared with edition huawei-my-2022-08, the nearest of 2.");
    assertThat(browser.text(".about"))
        .containsSubsequence(
            "Cloud Backup and Recovery",
            "otc/",
            "huawei-my-2022-08, the nearest of 2",
            "2026-11-23 10:15 UTC",
            "contract 0.1.0, cbr-conformance 0.1.0");
    assertThat(browser.text(".top")).doesNotContain("least drift of 9");
    browser.element(".choice summary").click();
    assertThat(browser.text(".choice")).contains("least drift of 9", "otc-2024-09 52 9 4");
    assertThat(browser.text("main section:last-of-type h2")).isEqualTo("Members");
  }

  @Test
  void theVerdictOfEachEndpointIsOnTheFirstScreenOfAMerge() throws IOException {
    Map<String, Report> reports = new LinkedHashMap<>();
    reports.put("east", SampleReports.drifted());
    reports.put("west", SampleReports.conformant());
    reports.put("south", SampleReports.notChecked());
    show(ReportMerge.of(reports, report -> 1));

    assertThat(browser.text(".endpoints"))
        .contains("east drifted 3 breaking, 3 additive huawei-my-2022-08, the nearest of 2 otc/ 52")
        .contains("west conformant 0 breaking, 0 additive")
        .contains("south not-checked 1 exchange not checked: a proxy answered with HTML; 3 exch")
        .doesNotContain("south not-checked 0 breaking");
  }

  @Test
  void aRowSaysWhatChanged() throws IOException {
    show(SampleReports.drifted());

    assertThat(browser.text("#list li:first-child summary"))
        .contains("enterprise_project_id is a number: 0, expected a string")
        .contains("type-changed at /backup/enterprise_project_id, a string -> a number: 0");
    browser.element("#list li:first-child summary").click();
    browser.await("#list li:first-child details[open] .body");
    assertThat(browser.count("#list li:first-child a[href$='README.md#rule-type-changed']"))
        .isOne();
    assertThat(browser.count("#list li:first-child a[href^='#finding-']")).isOne();
  }

  @Test
  void theAddressKeepsTheFilters() throws IOException {
    show(SampleReports.drifted());
    browser.choose("#rule", "member-undeclared");
    browser.element("#search").sendKeys("script");
    assertCount("1 of 10 findings");
    browser.settle();
    String hash = (String) browser.run("return location.hash");
    assertThat(hash).isEqualTo("#q=script&rule=member-undeclared");

    browser.element("#clear").click();
    assertCount("6 of 10 findings");
    browser.run("location.hash = '" + hash + "&impact=additive'");
    assertCount("1 of 10 findings");
    browser.run("location.hash = '#rule=<img src=x>&impact=breaking'");
    assertCount("3 of 10 findings");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void findingsOfOneCauseStandTogether() throws IOException {
    show(SampleReports.large(6));

    assertThat(browser.text("#list"))
        .containsSubsequence(
            "3 findings that probably have one cause",
            "member_00000 is a number",
            "member_00002 is a number",
            "member_00004 is a number",
            "3 findings that probably have one cause",
            "member_00001 is not declared");
  }

  @Test
  @Tag("nightly")
  void tenThousandFindingsAreRenderedOnDemand() throws IOException {
    show(SampleReports.large(10_000));
    assertCount("10,000 findings");
    assertThat(browser.count("#list > li")).isEqualTo(100);

    browser.element("#more").click();
    assertThat(browser.count("#list > li")).isEqualTo(200);
    browser.element("#search").sendKeys("member_09999");

    assertCount("1 of 10,000 findings");
    assertThat(browser.complaints()).isEmpty();
  }

  static List<Arguments> looks() {
    return Extent.of(
        4,
        List.of(
            Arguments.of("dark", 390),
            Arguments.of("light", 1200),
            Arguments.of("dark", 1200),
            Arguments.of("light", 390)));
  }

  @ParameterizedTest
  @MethodSource("looks")
  void isAccessible(String scheme, int width) throws IOException {
    show(SampleReports.drifted());
    browser.size(width, 900);
    browser.prefer(scheme);
    browser.run("document.querySelectorAll('details').forEach(d => { d.open = true; })");
    assertCount("6 of 10 findings");

    assertThat(browser.violations()).isEmpty();
  }

  @Test
  void fitsAPhone() throws IOException {
    show(SampleReports.drifted());
    browser.size(360, 800);

    assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(360);
  }

  @Test
  void whatCouldNotBeCheckedIsNotGreen() throws IOException {
    show(SampleReports.notChecked());

    assertThat(browser.text("h1")).isEqualTo("Not checked");
    assertThat(browser.text(".top"))
        .contains("None of the 4 exchanges could be checked")
        .contains("3 exchanges not checked: the login was refused");
    assertThat(browser.count(".verdict.conformant")).isZero();
    assertThat(browser.text("#findings"))
        .contains("3 exchanges not checked: the login was refused")
        .doesNotContain("Nothing to report");
  }
}
