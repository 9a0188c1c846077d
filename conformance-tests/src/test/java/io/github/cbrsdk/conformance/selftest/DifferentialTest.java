package io.github.cbrsdk.conformance.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Extent;
import io.github.cbrsdk.conformance.Layer;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.ContractException;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.StringFormat;
import io.github.cbrsdk.conformance.sample.HeaderMutations;
import io.github.cbrsdk.conformance.sample.InvariantEvaluator;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.SampleExchange;
import io.github.cbrsdk.conformance.sample.SampleExchanges;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What two JSON Schema validators of other makes say of everything that the self-test injects. All
 * of it drifts, as the self-test shows; where one of the two sees nothing, there is a reason.
 */
class DifferentialTest {
  private static final Contract CONTRACT = Contract.bundled();
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final String NO_SCHEMA = "it shows outside the body: JSON Schema does not see it";
  private static final String TREE = "a tree of values does not show it any more";

  /** Why both of them see nothing, by rule. */
  private static final Map<Rule, String> BLIND = new LinkedHashMap<>();

  static {
    BLIND.put(Rule.STATUS_UNDECLARED, NO_SCHEMA);
    BLIND.put(Rule.MEDIA_TYPE_UNDECLARED, NO_SCHEMA);
    BLIND.put(Rule.HEADER_MISSING, NO_SCHEMA);
    BLIND.put(Rule.BODY_MISSING, NO_SCHEMA);
    BLIND.put(Rule.JSON_DUPLICATE_MEMBER, TREE);
    BLIND.put(Rule.JSON_MALFORMED, "the parser before them reads on where it could go on");
    BLIND.put(Rule.NUMBER_FORM, "to JSON Schema, 40.0 is an integer");
    BLIND.put(Rule.INVARIANT_VIOLATED, "JSON Schema does not compare values");
    BLIND.put(Rule.SECRET_ECHOED, "JSON Schema does not know the request");
  }

  private static final String NO_INT32 = "int32 is OpenAPI's, and no check of JSON Schema";
  private static final String OWN_GRAMMAR = "each validator has its own grammar of such a format";
  private static final String NO_TIMESTAMP = "it does not know the contract's own format timestamp";

  /** Why one of them sees nothing, by its name, the rule, and what was done. */
  private static final Map<String, String> HALF_BLIND =
      Map.of(
          "networknt range-exceeded number too large", NO_INT32,
          "harrel range-exceeded number too large", NO_INT32,
          "harrel format-changed hour 25", NO_TIMESTAMP,
          "harrel format-changed month 13", NO_TIMESTAMP,
          "harrel format-changed line break at the end",
              "its $ matches before a line break at the end, as Java's does");

  static List<String> editions() {
    // One of each family: the others differ from them in nothing that the judges look at.
    return Extent.of(4, List.of("otc-2024-09", Edition.ANY, "huawei-my-2022-08", "swiss-2025-05"));
  }

  @ParameterizedTest
  @MethodSource("editions")
  void wheneverAnotherValidatorSeesNothingThereIsAReason(String edition) {
    EffectiveContract contract = CONTRACT.edition(edition);
    SecondOpinion opinion = new SecondOpinion(contract);
    Map<String, Integer> disagreements = new TreeMap<>();
    List<String> unexplained = new ArrayList<>();
    int agreed = 0;
    for (SampleExchange sample : judged(contract)) {
      String schema = sample.root().name().orElseThrow();
      String file = file(contract, sample);
      for (Mutation mutation :
          SelfTest.mutations(sample, new InvariantEvaluator(contract)).toList()) {
        Optional<Exchange> exchange = mutation.exchanges().get().findFirst();
        if (exchange.isEmpty()) {
          continue; // An invariant that this exchange cannot break.
        }
        Optional<JsonNode> body = exchange.flatMap(DifferentialTest::body);
        boolean none = body.filter(JsonNode::isMissingNode).isPresent();
        boolean networknt =
            !none && (body.isEmpty() || !opinion.networkntAccepts(file, schema, body.get()));
        boolean harrel =
            !none && (body.isEmpty() || !opinion.harrelAccepts(file, schema, body.get()));
        agreed += networknt && harrel ? 1 : 0;
        explain("networknt", networknt, mutation, disagreements, unexplained);
        explain("harrel", harrel, mutation, disagreements, unexplained);
      }
    }
    System.out.printf("%s: all three agree on %d drifts. Where they do not:%n", edition, agreed);
    disagreements.forEach((what, times) -> System.out.printf("  %5d  %s%n", times, what));
    assertThat(unexplained).isEmpty();
    assertThat(agreed).isGreaterThan(2000);
  }

  @ParameterizedTest
  @MethodSource("editions")
  void whatTheContractAllowsIsAcceptedByAll(String edition) {
    EffectiveContract contract = CONTRACT.edition(edition);
    SecondOpinion opinion = new SecondOpinion(contract);
    for (SampleExchange sample : judged(contract)) {
      String file = file(contract, sample);
      String schema = sample.root().name().orElseThrow();
      AllowedVariations.of(sample)
          .forEach(
              variation -> {
                JsonNode body = body(variation.exchange().get()).orElseThrow();
                assertThat(opinion.networkntAccepts(file, schema, body))
                    .as("networknt, %s", variation.description())
                    .isTrue();
                assertThat(opinion.harrelAccepts(file, schema, body))
                    .as("harrel, %s", variation.description())
                    .isTrue();
              });
    }
  }

  private static void fail(ContractException failed) {
    throw failed;
  }

  /** Those whose body has a schema that the contract gives a name. */
  private static List<SampleExchange> judged(EffectiveContract contract) {
    return SampleExchanges.of(contract, DifferentialTest::fail).stream()
        .filter(sample -> sample.root() != null && sample.root().name().isPresent())
        .toList();
  }

  private static String file(EffectiveContract contract, SampleExchange sample) {
    String path = sample.operation().path().toString();
    return contract.documents().entrySet().stream()
        .filter(each -> declares(each.getValue(), path))
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  private static boolean declares(Map<String, Object> document, String path) {
    return document.get("paths") instanceof Map<?, ?> paths && paths.containsKey(path);
  }

  /** The body as most programs would read it; empty if they could not. */
  private static Optional<JsonNode> body(Exchange exchange) {
    byte[] bytes = exchange.response().body();
    try {
      return bytes == null || bytes.length == 0
          ? Optional.of(JSON.missingNode())
          : Optional.of(JSON.readTree(bytes));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isOfStandardFormat(Mutation mutation) {
    return mutation.rule() == Rule.FORMAT_CHANGED
        && mutation.sample().locations().stream()
            .filter(
                each ->
                    mutation.expected().stream()
                        .anyMatch(at -> at.pointer().equals(each.pointer())))
            .flatMap(each -> each.schema().constraints(StringFormat.class))
            .anyMatch(each -> each != StringFormat.UUID && each != StringFormat.TIMESTAMP);
  }

  private static void explain(
      String validator,
      boolean sees,
      Mutation mutation,
      Map<String, Integer> disagreements,
      List<String> unexplained) {
    if (sees) {
      return;
    }
    String id = mutation.rule().id();
    String reason =
        mutation.operator().equals(HeaderMutations.OPERATOR)
                || mutation.rule().layer() == Layer.REQUEST
            ? NO_SCHEMA
            : isOfStandardFormat(mutation)
                ? OWN_GRAMMAR
                : BLIND.getOrDefault(
                    mutation.rule(),
                    HALF_BLIND.get(validator + " " + id + " " + mutation.operator()));
    if (reason == null) {
      unexplained.add(validator + " sees nothing: " + mutation.description());
    } else {
      disagreements.merge(
          "%-10s %-22s %-24s %s".formatted(validator, id, mutation.operator(), reason),
          1,
          Integer::sum);
    }
  }
}
