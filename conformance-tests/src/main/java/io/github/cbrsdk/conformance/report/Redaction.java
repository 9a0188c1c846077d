package io.github.cbrsdk.conformance.report;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.SecretHeaders;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** The secrets of a run, and how they are kept out of what it writes. Safe for threads. */
public final class Redaction {
  /** What stands in the place of a secret. */
  public static final String MASK = "[redacted]";

  /** A recording of very many sessions may show a secret each; these are plenty to look for. */
  private static final int MOST = 1_000;

  /** Longest first, so that a secret that begins with another one is masked as a whole. */
  private final Set<String> secrets =
      new ConcurrentSkipListSet<>(
          (a, b) -> a.length() == b.length() ? a.compareTo(b) : b.length() - a.length());

  /** As they came: most exchanges of a recording bear the same. */
  private final Set<String> added = ConcurrentHashMap.newKeySet();

  /** Adds a secret, also as JSON and JSON pointers write it; ignored where it is too short. */
  public void add(String secret) {
    if (secret.length() >= SecretHeaders.SHORTEST_SECRET
        && added.size() < MOST
        && added.add(secret)) {
      secrets.add(fold(secret));
      secrets.add(fold(secret.replace("~", "~0").replace("/", "~1")));
      secrets.add(fold(new String(JsonStringEncoder.getInstance().quoteAsString(secret))));
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
        SecretHeaders.parts(header.value()).forEach(this::add);
      }
    }
  }

  boolean isEmpty() {
    return secrets.isEmpty();
  }

  /**
   * The text with every secret masked, in whatever case it stands: media types lose theirs. A JSON
   * pointer remains one.
   */
  public String apply(String text) {
    String redacted = masked(text);
    return text.startsWith("/") && !redacted.equals(text)
        ? (redacted.startsWith("/") ? "" : "/") + redacted.replaceAll("~(?![01])", "~0")
        : redacted;
  }

  private String masked(String text) {
    String redacted = text;
    String folded = fold(text);
    for (String secret : secrets) {
      if (folded.contains(secret)) {
        redacted = mask(redacted, folded, secret);
        folded = fold(redacted);
      }
    }
    return redacted;
  }

  private static String mask(String text, String folded, String secret) {
    StringBuilder masked = new StringBuilder();
    int from = 0;
    for (int at = folded.indexOf(secret); at >= 0; at = folded.indexOf(secret, from)) {
      masked.append(text, from, at).append(MASK);
      from = at + secret.length();
    }
    return masked.append(text, from, text.length()).toString();
  }

  /** In lower case as far as ASCII goes, so that the length stays. */
  private static String fold(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      if (chars[i] >= 'A' && chars[i] <= 'Z') {
        chars[i] = (char) (chars[i] + ('a' - 'A'));
      }
    }
    return new String(chars);
  }

  /** How many secrets are known; their values are shown to nobody. */
  @Override
  public String toString() {
    return secrets.size() + " secrets";
  }
}
