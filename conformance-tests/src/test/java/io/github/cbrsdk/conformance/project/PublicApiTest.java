package io.github.cbrsdk.conformance.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.Coverage;
import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.EditionChoice;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.ExchangeCounts;
import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Layer;
import io.github.cbrsdk.conformance.MemberStatistics;
import io.github.cbrsdk.conformance.Omission;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.SdkEffect;
import io.github.cbrsdk.conformance.SourceException;
import io.github.cbrsdk.conformance.Verdict;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.ContractInfo;
import io.github.cbrsdk.conformance.contract.ContractLocation;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.junit.ConformsTo;
import io.github.cbrsdk.conformance.junit.ObservedTraffic;
import io.github.cbrsdk.conformance.report.ConformanceAssertions;
import io.github.cbrsdk.conformance.traffic.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What others compile against changes only knowingly. */
class PublicApiTest {
  private static final Path PROJECT = Path.of("..");
  private static final String PACKAGE = "io.github.cbrsdk.conformance.";

  /** Of the check, which is not a module: the others are internal. */
  private static final List<Class<?>> PUBLIC =
      List.of(
          CheckedExchange.class,
          Conformance.class,
          ConformanceAssertions.class,
          ConformsTo.class,
          Contract.class,
          ContractInfo.class,
          ContractLocation.class,
          Coverage.class,
          Coverage.Part.class,
          Drift.class,
          EditionChoice.class,
          EditionChoice.Candidate.class,
          Exchange.class,
          ExchangeCounts.class,
          ExchangeSource.class,
          Finding.class,
          Headers.class,
          Headers.Header.class,
          Impact.class,
          Layer.class,
          MemberStatistics.class,
          ObservedTraffic.class,
          Omission.class,
          Recordings.class,
          Request.class,
          Response.class,
          Result.class,
          Rule.class,
          SdkEffect.class,
          SourceException.class,
          Verdict.class);

  /** Can be passed on; what it consists of is internal. */
  private static final Set<String> OPAQUE = Set.of(EffectiveContract.class.getName());

  @Test
  void ofTheSdkIsAsAgreed() throws Exception {
    assertAgreed(
        "sdk", "io.github.cbrsdk.", PublicApi.exportedFrom(Path.of("../sdk/target/classes")));
  }

  @Test
  void ofTheCheckIsAsAgreed() throws Exception {
    assertAgreed("conformance-tests", PACKAGE, PUBLIC);
  }

  private static void assertAgreed(String module, String packages, List<Class<?>> types)
      throws IOException {
    Path agreedFile =
        Path.of(module, "src/test/resources", packages.replace('.', '/'), "public-api.txt");
    Path builtFile = Path.of(module, "target/public-api.txt");
    List<String> agreed = Files.readAllLines(PROJECT.resolve(agreedFile));
    List<String> built =
        PublicApi.of(types).stream()
            .map(line -> line.replace(packages, "").replace("java.lang.", ""))
            .toList();
    Files.write(PROJECT.resolve(builtFile), built);

    List<String> difference = new ArrayList<>();
    agreed.stream().filter(line -> !built.contains(line)).forEach(it -> difference.add("-" + it));
    built.stream().filter(line -> !agreed.contains(line)).forEach(it -> difference.add("+" + it));

    assertThat(difference)
        .as("The public API has changed. If that is meant, copy %s to %s", builtFile, agreedFile)
        .isEmpty();
  }

  @Test
  void mentionsNoTypeThatIsNotPublic() {
    Set<String> mentioned = new TreeSet<>();
    Pattern type =
        Pattern.compile(Pattern.quote(PACKAGE) + "(?:[a-z]+[.])*[A-Z]\\w*(?:[$][A-Z]\\w*)*");
    PublicApi.of(PUBLIC)
        .forEach(
            line -> type.matcher(line).results().map(MatchResult::group).forEach(mentioned::add));
    mentioned.removeAll(OPAQUE);

    assertThat(PUBLIC.stream().map(Class::getName)).containsAll(mentioned);
  }
}
