package io.github.cbrsdk.conformance.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.SecretHeaders;
import io.github.cbrsdk.conformance.report.Redaction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Searches a recording for what must not be in it: secrets anywhere and in any spelling; replaced
 * values and names of persons as whole words in what the service sent.
 */
final class LeakScan {
  private static final JsonFactory JSON = new JsonFactory();

  /** What looks like a token or a signature, of any service. */
  private static final Pattern SECRET_LOOK =
      Pattern.compile(
          "eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}" // JSON Web Token
              + "|[A-Za-z0-9+/_=-]{120,}" // Keystone's and IAM's tokens
              + "|gAAAA[A-Za-z0-9_-]{20,}" // Fernet
              + "|Signature=[0-9a-f]{32,}");

  private final Redaction secrets;
  private final WordSearch forbidden;
  private final Predicate<String> passed;

  /**
   * @param forbidden names of persons, and every value that was replaced
   * @param published what everyone may read: what stands in it is not forbidden
   * @param passed tells which texts were made up by the recorder
   */
  LeakScan(
      Redaction secrets, Collection<String> forbidden, String published, Predicate<String> passed) {
    this.secrets = secrets;
    this.passed = passed;
    List<String> long_ =
        forbidden.stream().filter(each -> each.length() >= SecretHeaders.SHORTEST_SECRET).toList();
    Set<String> known = new WordSearch(long_).in(published);
    this.forbidden =
        new WordSearch(
            long_.stream()
                .filter(each -> !known.contains(each.toLowerCase(java.util.Locale.ROOT)))
                .toList());
  }

  /**
   * Tells what kind of leak a recording has, without quoting it; empty if it has none.
   *
   * @param mapping the file as it is
   * @param read the exchange that it holds
   */
  Optional<String> find(String mapping, Exchange read) {
    List<String> texts = new ArrayList<>();
    texts.add(String.valueOf(read.request()));
    for (Header header : read.response().headers().all()) {
      texts.add(header.name());
      texts.add(header.value());
    }
    byte[] body = read.response().body();
    if (body != null) {
      addTexts(new String(body, JsonEncoding.of(body)).replaceFirst("^\ufeff", ""), texts);
    }
    if (tellsSecret(mapping) || texts.stream().anyMatch(this::tellsSecret)) {
      return Optional.of("a secret of the login");
    }
    return texts.stream().map(this::leak).flatMap(Optional::stream).findFirst();
  }

  private static void addTexts(String body, List<String> texts) {
    try (JsonParser parser = JSON.createParser(body)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME || token == JsonToken.VALUE_STRING) {
          texts.add(parser.getText());
        }
      }
    } catch (IOException e) {
      texts.add(body);
    }
  }

  private Optional<String> leak(String text) {
    if (passed.test(text)) {
      return Optional.empty();
    }
    if (SECRET_LOOK.matcher(text).find()) {
      return Optional.of("something that looks like a token or a signature");
    }
    return forbidden.in(text).stream()
        .findFirst()
        .map(found -> "a value of %d characters that was to be replaced".formatted(found.length()));
  }

  private boolean tellsSecret(String text) {
    return !secrets.apply(text).equals(text);
  }
}
