package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.Coverage;
import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.EditionChoice;
import io.github.cbrsdk.conformance.ExchangeCounts;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.MemberStatistics;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.SdkEffect;
import io.github.cbrsdk.conformance.Verdict;
import io.github.cbrsdk.conformance.baseline.BaselineEntry;
import io.github.cbrsdk.conformance.baseline.BaselineUse;
import io.github.cbrsdk.conformance.contract.ContractInfo;
import io.github.cbrsdk.conformance.contract.ContractLocation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Results made up for showing them. */
final class SampleReports {
  private static final String OPERATION = "showBackup";

  private SampleReports() {}

  /** Some drift of each kind, some of it hostile. */
  static Report drifted() {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        finding(
            Rule.TYPE_CHANGED,
            "/backup/enterprise_project_id",
            "a string",
            "a number: 0",
            SdkEffect.UNREADABLE,
            List.of("otc-2024-09", "swiss-2023-12", "swiss-2025-05"),
            14));
    findings.add(
        finding(
            Rule.NULL_UNDECLARED,
            "/backup/children/*/resource_az",
            "a string",
            "null",
            SdkEffect.NONE,
            List.of("any", "huawei-2025-09"),
            9));
    findings.add(
        finding(
            Rule.FORMAT_CHANGED,
            "/backup/created_at",
            "a timestamp such as 2006-01-02T15:04:05.000000",
            "\"2024-05-17 01:02:03\"",
            SdkEffect.UNREADABLE,
            List.of(),
            2));
    findings.add(
        finding(
            Rule.MEMBER_UNDECLARED,
            "/backup/<script>alert(1)<~1script>",
            "no such member",
            "a string",
            SdkEffect.HIDDEN,
            List.of(),
            1));
    findings.add(
        finding(
            Rule.ENUM_VALUE_UNDECLARED,
            "/backup/status",
            "one of available, protecting, deleting, restoring, error",
            "\"></script><img src=x onerror=alert(1)> \u05e9\u05dc\u05d5\u05dd \u202egnp.exe"
                + " 'quoted'\"",
            SdkEffect.NONE,
            List.of(),
            3));
    findings.add(
        finding(
            Rule.MEMBER_UNDECLARED,
            "/backup/extend_info/architecture",
            "no such member",
            "a string",
            SdkEffect.NONE,
            List.of("any"),
            40));
    for (String unseen : List.of("protecting", "deleting", "restoring", "error")) {
      findings.add(
          finding(
              Rule.NEVER_OBSERVED,
              "/backup/status",
              "the value " + unseen,
              "in no exchange",
              SdkEffect.NONE,
              List.of(),
              0));
    }
    return report(findings, new ExchangeCounts(57, 52, 41, Map.of("the login was refused", 5L)));
  }

  static Report conformant() {
    return report(List.of(), new ExchangeCounts(27, 27, 0, Map.of()));
  }

  static Report notChecked() {
    return report(
        List.of(),
        new ExchangeCounts(
            4, 0, 0, Map.of("the login was refused", 3L, "a proxy answered with HTML", 1L)));
  }

  /** No accessor is reached. */
  static Report malformed() {
    return report(
        List.of(
            finding(
                Rule.JSON_MALFORMED,
                "",
                "one JSON value",
                "text behind it",
                SdkEffect.UNREADABLE,
                List.of(),
                1)),
        new ExchangeCounts(1, 1, 1, Map.of()));
  }

  /** What could be checked conforms. */
  static Report partlyChecked() {
    return report(
        List.of(), new ExchangeCounts(3, 2, 0, Map.of("the body is no JSON of this API", 1L)));
  }

  /** Many findings, no two alike. */
  static Report large(int n) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      findings.add(
          finding(
              i % 2 == 0 ? Rule.TYPE_CHANGED : Rule.MEMBER_UNDECLARED,
              "/backup/member_%05d".formatted(i),
              "a string",
              "a number",
              i % 2 == 0 ? SdkEffect.UNREADABLE : SdkEffect.HIDDEN,
              i % 3 == 0 ? List.of("any") : List.of(),
              i + 1));
    }
    return report(findings, new ExchangeCounts(n, n, n, Map.of()));
  }

  static Finding finding(
      Rule rule,
      String pointer,
      String expected,
      String observed,
      SdkEffect effect,
      List<String> editions,
      long occurrences) {
    List<String> sources = new ArrayList<>();
    for (int i = 0; i < Math.min(occurrences, 5); i++) {
      sources.add("otc-2024-09/show-%02d.json".formatted(i));
    }
    return new Finding(
        new Drift(
            rule,
            rule.impact(),
            OPERATION,
            pointer,
            new ContractLocation("cbr.yaml", 60 + pointer.length(), "/components" + pointer),
            expected,
            observed,
            expected,
            rule == Rule.ENUM_VALUE_UNDECLARED ? "a state that is new" : null),
        editions,
        effect,
        occurrences,
        occurrences,
        sources);
  }

  static Report report(List<Finding> findings, ExchangeCounts exchanges) {
    Verdict verdict =
        findings.stream().anyMatch(finding -> finding.impact() != Impact.NOTICE)
            ? Verdict.DRIFTED
            : exchanges.checked() < exchanges.total() ? Verdict.NOT_CHECKED : Verdict.CONFORMANT;
    int exitStatus =
        switch (verdict) {
          case CONFORMANT -> 0;
          case DRIFTED -> 1;
          case NOT_CHECKED -> 3;
        };
    EditionChoice edition =
        new EditionChoice(
            "huawei-my-2022-08",
            false,
            List.of(
                new EditionChoice.Candidate("huawei-my-2022-08", 3, 3, 41),
                new EditionChoice.Candidate("otc-2024-09", 9, 4, 52)),
            "least drift of 9: 3 breaking, before otc-2024-09 with 9");
    Coverage coverage =
        new Coverage(
            new Coverage.Part(61, 54, List.of("/backup/extend_info/os_images_data/*/image_id")),
            new Coverage.Part(21, 11, List.of("/backup/status=deleting", "/backup/status=error")),
            new Coverage.Part(12, 7, List.of("showBackup 413", "showBackup 494")),
            new Coverage.Part(4, 4, List.of()));
    ContractInfo contract = new ContractInfo("0.1.0", "6f".repeat(32));
    Run run =
        new Run(
            "",
            List.of("check", "--recordings", "otc/", "--report-dir", "out"),
            Instant.parse("2026-11-23T10:15:30Z"),
            1_840,
            "cbr-conformance 0.1.0",
            "Java 17, Linux",
            verdict,
            contract,
            edition,
            exchanges,
            coverage,
            Map.of());
    return new Report(
        verdict,
        exitStatus,
        contract,
        edition,
        exchanges,
        reported(findings),
        members(),
        coverage,
        matrix(),
        selfTest(),
        findings.isEmpty() ? List.of() : accepted().entries(),
        List.of(run));
  }

  /** The document that findings point to. */
  static ContractFiles files() {
    StringBuilder contract = new StringBuilder();
    for (int line = 1; line <= 140; line++) {
      contract.append("line %d: of the contract\n".formatted(line));
    }
    return new ContractFiles(
        "Cloud Backup and Recovery", ContractFiles.FOLDER, Map.of("cbr.yaml", contract.toString()));
  }

  /** There is evidence of the first. */
  private static List<ReportedFinding> reported(List<Finding> findings) {
    List<ReportedFinding> reported = new ArrayList<>();
    for (Finding finding : findings) {
      reported.add(
          reported.isEmpty()
              ? ReportedFinding.of(
                  finding,
                  new Excerpt(
                      "otc-2024-09/show-00.json",
                      2,
                      4,
                      List.of(
                          "  \"backup\": {",
                          "    \"id\": \"x0x0x0x0-0x0x\",",
                          "    \"enterprise_project_id\": 0,",
                          "    \"status\": \"xxxxxxxxx\"")),
                  """
                  - target: $.components.schemas.Backup.properties.enterprise_project_id
                    description: Seen as a number in 14 of 52 exchanges.
                    update:
                      type: [string, integer]
                  """)
              : ReportedFinding.of(finding, null, null));
    }
    return reported;
  }

  private static EditionMatrix matrix() {
    return new EditionMatrix(
        List.of("any", "huawei-my-2022-08", "otc-2024-09", "swiss-2025-05"),
        List.of(
            row("huawei-my-2022-08", 11, 0, 0, 9),
            row("otc-2024-09", 30, 0, 6, 0, 3),
            row("swiss-2025-05", 11, 1, 14, 4, 0)));
  }

  private static SelfTestTable selfTest() {
    return new SelfTestTable(
        List.of("type-changed at /backup/<name>"),
        List.of(),
        List.of(
            new SelfTestTable.Row("member-missing", 54, 54),
            new SelfTestTable.Row("null-undeclared", 41, 41),
            new SelfTestTable.Row("type-changed", 310, 309)));
  }

  /** One entry in each state. */
  private static BaselineUse accepted() {
    return new BaselineUse(
        List.of(
            accepted(
                "member-missing",
                "/backup/vault_id",
                "the gateway is being replaced",
                BaselineUse.State.ACCEPTED),
            accepted(
                "null-undeclared",
                "/backup/<b>name",
                "fixed in <b>May</b>",
                BaselineUse.State.EXPIRED),
            accepted(
                "type-changed",
                "/backup/progress",
                "the owner knows",
                BaselineUse.State.NOT_SEEN)));
  }

  private static BaselineUse.Entry accepted(
      String rule, String pointer, String reason, BaselineUse.State state) {
    LocalDate since = LocalDate.of(2026, 11, 1);
    return new BaselineUse.Entry(
        new BaselineEntry(
            "%016x".formatted(pointer.hashCode() & 0xffffffffL),
            rule,
            pointer,
            reason,
            since.plusDays(state == BaselineUse.State.EXPIRED ? 1 : 29),
            since,
            since),
        state);
  }

  private static EditionMatrix.Row row(String label, long exchanges, int... drifts) {
    Map<String, EditionMatrix.Cell> cells = new LinkedHashMap<>();
    List<String> editions = List.of("any", "huawei-my-2022-08", "otc-2024-09", "swiss-2025-05");
    for (int i = 0; i < drifts.length; i++) {
      cells.put(editions.get(i), new EditionMatrix.Cell(drifts[i] - drifts[i] / 3, drifts[i] / 3));
    }
    return new EditionMatrix.Row(label, exchanges, cells);
  }

  private static List<MemberStatistics> members() {
    return List.of(
        member("/backup", true, 52, 0, 0, Map.of("object", 52L), Map.of()),
        member("/backup/created_at", true, 52, 0, 0, Map.of("string", 52L), Map.of()),
        member("/backup/description", true, 30, 14, 8, Map.of("string", 30L), Map.of()),
        member(
            "/backup/enterprise_project_id",
            true,
            19,
            0,
            33,
            Map.of("string", 5L, "integer", 14L),
            Map.of()),
        member("/backup/extend_info/os_images_data/*/image_id", true, 0, 0, 0, Map.of(), Map.of()),
        member("/backup/scheduled_operation_id", false, 0, 3, 49, Map.of(), Map.of()),
        member(
            "/backup/status",
            true,
            52,
            0,
            0,
            Map.of("string", 52L),
            Map.of("available", 49L, "\"></script>", 3L)));
  }

  private static MemberStatistics member(
      String pointer,
      boolean declared,
      long present,
      long nulls,
      long absent,
      Map<String, Long> types,
      Map<String, Long> values) {
    return new MemberStatistics(
        OPERATION, "ShowBackupResponse", pointer, declared, present, nulls, absent, types, values);
  }
}
