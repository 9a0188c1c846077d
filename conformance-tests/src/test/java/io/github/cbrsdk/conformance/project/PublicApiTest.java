package io.github.cbrsdk.conformance.project;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.ContractInfo;
import io.github.cbrsdk.conformance.ContractLocation;
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
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.SdkEffect;
import io.github.cbrsdk.conformance.SourceException;
import io.github.cbrsdk.conformance.Verdict;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.report.ConformanceAssertions;
import io.github.cbrsdk.conformance.source.Recordings;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What others compile against changes only knowingly. */
class PublicApiTest {
  private static final Path AGREED =
      Path.of("src/test/resources/io/github/cbrsdk/conformance/public-api.txt");
  private static final Path BUILT = Path.of("target/public-api.txt");
  private static final String PACKAGE = "io.github.cbrsdk.conformance.";

  private static final List<Class<?>> PUBLIC =
      List.of(
          CheckedExchange.class,
          Conformance.class,
          ConformanceAssertions.class,
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
  void isAsAgreed() throws Exception {
    List<String> agreed = Files.readAllLines(AGREED);
    List<String> built = lines().map(PublicApiTest::brief).toList();
    Files.write(BUILT, built);

    List<String> difference = new ArrayList<>();
    agreed.stream().filter(line -> !built.contains(line)).forEach(it -> difference.add("-" + it));
    built.stream().filter(line -> !agreed.contains(line)).forEach(it -> difference.add("+" + it));

    assertThat(difference)
        .as(
            "The public API has changed. If that is meant, copy conformance-tests/%s to"
                + " conformance-tests/%s",
            BUILT, AGREED)
        .isEmpty();
  }

  @Test
  void mentionsNoTypeThatIsNotPublic() {
    Set<String> mentioned = new TreeSet<>();
    Pattern type =
        Pattern.compile(Pattern.quote(PACKAGE) + "(?:[a-z]+[.])*[A-Z]\\w*(?:[$][A-Z]\\w*)*");
    lines()
        .forEach(
            line -> type.matcher(line).results().map(MatchResult::group).forEach(mentioned::add));
    mentioned.removeAll(OPAQUE);

    assertThat(PUBLIC.stream().map(Class::getName)).containsAll(mentioned);
  }

  private static Stream<String> lines() {
    return PUBLIC.stream()
        .flatMap(type -> Stream.concat(Stream.of(declaration(type)), members(type)));
  }

  private static String brief(String line) {
    return line.replace(PACKAGE, "").replace("java.lang.", "");
  }

  private static String declaration(Class<?> type) {
    String parents =
        Stream.concat(
                Stream.ofNullable(type.getGenericSuperclass()),
                Stream.of(type.getGenericInterfaces()))
            .map(Type::getTypeName)
            .filter(name -> !name.equals("java.lang.Object"))
            .collect(joining(", "));
    return type.toGenericString() + (parents.isEmpty() ? "" : " : " + parents);
  }

  private static Stream<String> members(Class<?> type) {
    Stream<String> fields =
        Stream.of(type.getDeclaredFields())
            .filter(it -> isOpen(it.getModifiers()))
            .map(it -> nullness(it.getAnnotatedType()) + it.toGenericString());
    Stream<String> executables =
        Stream.<Executable>concat(
                Stream.of(type.getDeclaredConstructors()), Stream.of(type.getDeclaredMethods()))
            .filter(it -> isOpen(it.getModifiers()) && !it.isSynthetic())
            .map(PublicApiTest::executable);
    return Stream.concat(fields, executables).sorted();
  }

  private static boolean isOpen(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static String executable(Executable executable) {
    String parameters =
        Stream.of(executable.getParameters())
            .map(it -> nullness(it.getAnnotatedType()) + it.getParameterizedType().getTypeName())
            .collect(joining(", ", "(", ")"));
    return nullness(executable.getAnnotatedReturnType())
        + executable
            .toGenericString()
            .replaceFirst("[(].*[)]", Matcher.quoteReplacement(parameters));
  }

  private static String nullness(AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class) ? "@Nullable " : "";
  }
}
