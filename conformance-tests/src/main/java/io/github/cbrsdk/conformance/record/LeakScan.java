package io.github.cbrsdk.conformance.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.report.Redaction;
import io.github.cbrsdk.conformance.report.TextSearch;
import io.github.cbrsdk.conformance.traffic.SecretHeaders;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Searches a recording for secrets anywhere in it, and for replaced values and the user's names as
 * whole words in the response.
 */
final class LeakScan {
  private static final JsonFactory JSON = new JsonFactory();

  /** Forms of tokens and signatures of any service. */
  private static final Pattern SECRET_LOOK =
      Pattern.compile(
          "eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}" // JSON Web Token
              + "|[A-Za-z0-9+/_=-]{120,}" // Keystone's and IAM's tokens
              + "|gAAAA[A-Za-z0-9_-]{20,}" // Fernet
              + "|Signature=[0-9a-f]{32,}");

  private final Redaction secrets;
  private final TextSearch forbidden = new TextSearch();
  private final Predicate<String> passed;

  /**
   * @param forbidden the user's names, and every value that was replaced
   * @param published public text: words in it are not forbidden
   * @param passed tells which texts are pseudonyms
   */
  LeakScan(
      Redaction secrets, Collection<String> forbidden, String published, Predicate<String> passed) {
    this.secrets = secrets;
    this.passed = passed;
    Predicate<String> searchable =
        each ->
            each.length() >= SecretHeaders.SHORTEST_SECRET
                && each.chars().anyMatch(Character::isLetterOrDigit);
    TextSearch all = new TextSearch();
    forbidden.stream().filter(searchable).forEach(all::add);
    // What is found has the case of the forbidden text.
    Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    known.addAll(all.words(published));
    forbidden.stream()
        .filter(searchable.and(each -> !known.contains(each)))
        .forEach(this.forbidden::add);
  }

  /**
   * The kind of leak that a recording has, without quoting it; empty if it has none.
   *
   * @param mapping the content of the file
   * @param read the exchange in it
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
      addTexts(new String(body, BodyRedaction.encoding(body)).replaceFirst("^\ufeff", ""), texts);
    }
    if (hasSecret(mapping) || texts.stream().anyMatch(this::hasSecret)) {
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
    return forbidden.words(text).stream()
        .findFirst()
        .map(found -> "a value of %d characters that was to be replaced".formatted(found.length()));
  }

  private boolean hasSecret(String text) {
    return !secrets.apply(text).equals(text);
  }
}
