package io.github.cbrsdk.conformance.rule;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.engine.ExchangeContext;
import io.github.cbrsdk.conformance.engine.ExchangeRule;
import io.github.cbrsdk.conformance.engine.Expectation;
import io.github.cbrsdk.conformance.engine.ResponseDefinition;
import io.github.cbrsdk.conformance.engine.Violation;
import io.github.cbrsdk.conformance.json.JsonFlaw;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.MutationMaker;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

final class JsonMalformed extends RuleDefinition implements ExchangeRule {
  /** The advice on a body that clients read in different ways. */
  static final String UNRELIABLE =
      "Tell the service's owner, or whoever runs the proxy before it: clients cannot rely on such"
          + " a body.";

  /** Why no contract accepts such a body. */
  static final String NOT_JSON = "a contract of JSON bodies cannot accept what is not proper JSON";

  private static final Map<String, Function<String, byte[]>> BROKEN = new LinkedHashMap<>();

  private static final Predicate<String> NUMBER =
      Pattern.compile("-?[0-9]+([.][0-9]+)?").asMatchPredicate();

  static {
    BROKEN.put("text behind the value", text -> (text + " trailing").getBytes(UTF_8));
    BROKEN.put("second value", text -> (text + "{}").getBytes(UTF_8));
    BROKEN.put("broken off", text -> text.substring(0, text.length() - 1).getBytes(UTF_8));
    BROKEN.put("cut in half", text -> text.substring(0, text.length() / 2).getBytes(UTF_8));
    BROKEN.put("comma at the end", text -> text.replaceFirst("}$", ",}").getBytes(UTF_8));
    BROKEN.put("single quotes", text -> text.replace('"', '\'').getBytes(UTF_8));
    BROKEN.put("comment", text -> ("/* comment */" + text).getBytes(UTF_8));
    BROKEN.put("byte order mark", text -> ('\uFEFF' + text).getBytes(UTF_8));
    BROKEN.put("UTF-16", text -> text.getBytes(UTF_16));
    BROKEN.put("Latin-1", text -> text.replaceFirst("\":", "\u00E9\":").getBytes(ISO_8859_1));
    BROKEN.put("HTML", text -> "<html><body>Bad Gateway</body></html>".getBytes(UTF_8));
    BROKEN.put("blanks only", text -> " \n".getBytes(UTF_8));
    BROKEN.put("NaN", text -> "NaN".getBytes(UTF_8));
  }

  JsonMalformed() {
    super(
        Rule.JSON_MALFORMED,
        new RuleText(
                "The body is not one JSON value in UTF-8: a syntax error, a byte order mark, bytes that are"
                    + " not UTF-8, or text behind the value.",
                "{\"id\": \"a\"} trailing")
            .remedy(UNRELIABLE)
            .notAcceptable(NOT_JSON));
  }

  @Override
  public void evaluate(ExchangeContext context) {
    ResponseDefinition definition = context.definition();
    for (JsonFlaw flaw : context.flaws(JsonFlaw.Kind.MALFORMED)) {
      context.report(
          definition.response(),
          Violation.of(Rule.JSON_MALFORMED, flaw.what(), flaw.what(), definition.withContent()),
          edition ->
              new Expectation(
                  "one JSON value in UTF-8",
                  requireNonNull(definition.in(edition)).contentLocation()));
    }
  }

  @Override
  public Stream<Mutation> mutations(MutationMaker make) {
    byte[] body = make.sample().bytes();
    if (body == null || make.sample().schema() == null) {
      return Stream.empty();
    }
    String text = new String(body, UTF_8);
    return BROKEN.entrySet().stream()
        // A body without members cannot be broken in all of these ways.
        .filter(broken -> !Arrays.equals(broken.getValue().apply(text), body))
        // The first digits of a number are a number.
        .filter(broken -> !NUMBER.test(new String(broken.getValue().apply(text), UTF_8)))
        .map(
            broken ->
                make.whole(broken.getKey(), sample -> sample.with(broken.getValue().apply(text))));
  }

  @Override
  public UnaryOperator<Response> responseInjection() {
    return response -> {
      byte[] body = requireNonNull(response.body());
      byte[] longer = Arrays.copyOf(body, body.length + 1);
      longer[body.length] = ']';
      return new Response(response.status(), response.headers(), longer);
    };
  }
}
