package io.github.cbrsdk.conformance.record;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.ResponseContract;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Replaces identifying values in an exchange by pseudonyms, and removes credentials. */
final class ExchangeRedaction {
  private static final Pattern MEDIA_TYPE_WORD = Pattern.compile("[^\\s/+;=,\"]+");
  private static final Set<String> MEDIA_TYPE_WORDS =
      Set.of("application", "text", "json", "problem", "html", "xml", "plain", "charset");
  private static final Pattern RETRY_AFTER =
      Pattern.compile(
          "\\d{1,5}|[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT");

  private final RedactionPolicy policy;
  private final Pseudonyms pseudonyms;
  private final BodyRedaction bodies;

  ExchangeRedaction(EffectiveContract contract) {
    this.policy = new RedactionPolicy(contract);
    this.pseudonyms = new Pseudonyms(policy.names());
    this.bodies = new BodyRedaction(policy, pseudonyms);
  }

  Pseudonyms pseudonyms() {
    return pseudonyms;
  }

  /**
   * The exchange with pseudonyms. Of the request headers only those with credentials are kept, with
   * the value {@code .+}.
   *
   * @throws IOException if the body is not JSON
   */
  Exchange apply(Exchange exchange, Request request, Operation operation) throws IOException {
    Response response = exchange.response();
    int status = Objects.requireNonNullElse(response.status(), 0);
    byte[] body = response.body();
    return new Exchange(
        exchange.source(),
        exchange.recordedAt(),
        new Request(request.method(), path(request, operation), logins(request, operation)),
        new Response(
            response.status(),
            headers(response.headers(), operation.response(status).orElse(null)),
            body == null ? null : bodies.apply(body, policy.body(operation, status))),
        exchange.requiredStatus());
  }

  private String path(Request request, Operation operation) {
    Map<String, String> ids = new HashMap<>();
    operation
        .path()
        .match(request.url())
        .orElseThrow()
        .forEach((name, id) -> ids.put(name, pseudonyms.of(id)));
    return operation.path().expand(ids);
  }

  private static Headers logins(Request request, Operation operation) {
    return Headers.of(
        operation.secretHeaders().stream()
            .filter(name -> request.headers().first(name) != null)
            .map(name -> new Header(name, ".+"))
            .toList());
  }

  /** Keeps the headers that the contract declares and those that clients use. */
  private Headers headers(Headers sent, @Nullable ResponseContract declared) {
    List<Header> kept = new ArrayList<>();
    for (Header header : sent.all()) {
      String name = header.name().toLowerCase(Locale.ROOT);
      String value = header.value();
      if (name.equals("content-type")) {
        kept.add(new Header(header.name(), mediaType(value)));
      } else if (name.equals("retry-after")) {
        boolean plain = RETRY_AFTER.matcher(value).matches();
        kept.add(new Header(header.name(), plain ? value : pseudonyms.of(value)));
      } else if (name.equals("x-request-id")
          || (declared != null && declared.headers().containsKey(name))) {
        kept.add(new Header(header.name(), pseudonyms.ofRequestId(value)));
      }
    }
    return Headers.of(kept);
  }

  private String mediaType(String value) {
    return MEDIA_TYPE_WORD
        .matcher(value)
        .replaceAll(
            (MatchResult word) ->
                Matcher.quoteReplacement(
                    isMediaTypeWord(word.group()) ? word.group() : pseudonyms.of(word.group())));
  }

  private static boolean isMediaTypeWord(String word) {
    try {
      return MEDIA_TYPE_WORDS.contains(word.toLowerCase(Locale.ROOT)) || Charset.isSupported(word);
    } catch (IllegalCharsetNameException e) {
      return false;
    }
  }
}
