package io.github.cbrsdk.conformance.report;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.SecretHeaders;
import io.github.cbrsdk.conformance.json.JsonPointer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The secrets of a run, and how they are kept out of what it writes. Safe for threads. */
public final class Redaction {
  /** What stands in the place of a secret. */
  public static final String MASK = "[redacted]";

  private final SecretSearch secrets = new SecretSearch();

  /** As they came: most exchanges of a recording bear the same. */
  private final Set<String> added = ConcurrentHashMap.newKeySet();

  /** Adds a secret, also as JSON and JSON pointers write it; ignored where it is too short. */
  public void add(String secret) {
    if (secret.length() >= SecretHeaders.SHORTEST_SECRET && added.add(secret)) {
      secrets.add(secret);
      secrets.add(JsonPointer.escape(secret));
      secrets.add(new String(JsonStringEncoder.getInstance().quoteAsString(secret)));
    }
  }

  /** Adds the credentials that an exchange shows. */
  public void addFrom(Exchange exchange) {
    if (exchange.request() != null) {
      addFrom(exchange.request().headers());
    }
    addFrom(exchange.response().headers());
  }

  private void addFrom(Headers headers) {
    for (Headers.Header header : headers.all()) {
      if (SecretHeaders.contains(header.name())) {
        add(header.value());
        SecretHeaders.parts(header.name(), header.value()).forEach(this::add);
      }
    }
  }

  boolean isEmpty() {
    return added.isEmpty();
  }

  /**
   * The text with every secret masked, in whatever case it stands: media types lose theirs. A JSON
   * pointer remains one.
   */
  public String apply(String text) {
    String redacted = secrets.mask(text, MASK);
    return text.startsWith("/") && !redacted.equals(text)
        ? (redacted.startsWith("/") ? "" : "/") + redacted.replaceAll("~(?![01])", "~0")
        : redacted;
  }

  /** How many secrets are known; their values are shown to nobody. */
  @Override
  public String toString() {
    return added.size() + " secrets";
  }
}
