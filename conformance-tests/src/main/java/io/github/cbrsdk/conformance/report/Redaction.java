package io.github.cbrsdk.conformance.report;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.SecurityScheme;
import io.github.cbrsdk.conformance.json.JsonPointer;
import io.github.cbrsdk.conformance.traffic.SecretHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Masks the secrets of a run in everything that it writes. Safe for threads. */
public final class Redaction {
  private final TextSearch secrets = new TextSearch();

  /** The secrets as they were added: most exchanges of a recording have the same. */
  private final Set<String> added = ConcurrentHashMap.newKeySet();

  /** Names of headers and parameters, in lower case. */
  private final Set<String> named = ConcurrentHashMap.newKeySet();

  private final Set<Headers.Header> headersAdded = ConcurrentHashMap.newKeySet();

  /** Adds a secret and its forms in JSON and JSON pointers; one that is too short is ignored. */
  public void add(String secret) {
    if (secret.length() >= SecretHeaders.SHORTEST_SECRET && added.add(secret)) {
      secrets.add(secret);
      secrets.add(JsonPointer.escape(secret));
      secrets.add(new String(JsonStringEncoder.getInstance().quoteAsString(secret)));
    }
  }

  /** Adds the names of the headers and parameters that carry the keys of a contract. */
  public void addNamesOf(EffectiveContract contract) {
    for (Operation operation : contract.operations()) {
      Stream.concat(
              operation.secretHeaders().stream(),
              operation.security().stream().flatMap(List::stream).map(SecurityScheme::parameter))
          .map(name -> name.toLowerCase(Locale.ROOT))
          .forEach(named::add);
    }
  }

  /** Adds the credentials in the headers of an exchange, and in the content of its request. */
  public void addFrom(Exchange exchange) {
    if (exchange.request() != null) {
      addFrom(exchange.request().headers());
      SecretHeaders.inContent(exchange.request(), named).forEach(this::add);
    }
    addFrom(exchange.response().headers());
  }

  /** The source; the credentials of each exchange that it delivers are added. */
  public ExchangeSource learningFrom(ExchangeSource source) {
    return consumer ->
        source.forEach(
            exchange -> {
              addFrom(exchange);
              consumer.accept(exchange);
            });
  }

  private void addFrom(Headers headers) {
    for (Headers.Header header : headers.all()) {
      if (isSecret(header.name()) && headersAdded.add(header)) {
        add(header.value());
        SecretHeaders.parts(header.name(), header.value()).forEach(this::add);
      }
    }
  }

  private boolean isSecret(String header) {
    return SecretHeaders.contains(header) || named.contains(header.toLowerCase(Locale.ROOT));
  }

  boolean isEmpty() {
    return added.isEmpty();
  }

  /**
   * The text with every secret masked, in upper or lower case. A JSON pointer remains a JSON
   * pointer.
   */
  public String apply(String text) {
    String redacted = secrets.mask(text, SecretHeaders.MASK);
    return text.startsWith("/") && !redacted.equals(text)
        ? (redacted.startsWith("/") ? "" : "/") + redacted.replaceAll("~(?![01])", "~0")
        : redacted;
  }

  @Override
  public String toString() {
    return added.size() + " secrets";
  }
}
