package io.github.cbrsdk.conformance.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.cbrsdk.conformance.SecretHeaders;
import io.github.cbrsdk.conformance.report.Redaction;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Searches a mapping for what must not be in it. Secrets are looked for everywhere and in every
 * form in which a text may hold them; what was replaced, and names, only as whole words in what the
 * service sent: the mapping itself has words of its own.
 */
final class LeakScan {
  private static final JsonFactory JSON = new JsonFactory();

  /** What looks like a token or a signature, whosever it is. */
  private static final Pattern SECRET_LOOK =
      Pattern.compile(
          "eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}" // JSON Web Token
              + "|[A-Za-z0-9+/_=-]{120,}" // Keystone's and IAM's tokens
              + "|gAAAA[A-Za-z0-9_-]{20,}" // Fernet
              + "|Signature=[0-9a-f]{32,}");

  private static final Pattern NOTHING = Pattern.compile("(?!)");

  private final Redaction secrets;
  private final Pattern names;
  private final Predicate<String> ours;

  /**
   * @param secrets what must be found nowhere
   * @param names who the secrets are of, and every value that was replaced
   * @param ours tells what was made up here, however it looks
   */
  LeakScan(Redaction secrets, Set<String> names, Predicate<String> ours) {
    this.secrets = secrets;
    this.names = anyOf(names);
    this.ours = ours;
  }

  private static Pattern anyOf(Set<String> names) {
    String any =
        names.stream()
            .filter(name -> name.length() >= SecretHeaders.SHORTEST_SECRET)
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    return any.isEmpty()
        ? NOTHING
        : Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:" + any + ")(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE);
  }

  /** What kind of leak the mapping has, without quoting it; empty if it has none. */
  Optional<String> find(String mapping) {
    if (tellsASecret(mapping)) {
      return secret();
    }
    try (JsonParser parser = JSON.createParser(mapping)) {
      return findIn(parser, true);
    } catch (IOException e) {
      // Whatever it is, it was searched as a text.
      return Optional.empty();
    }
  }

  private Optional<String> findIn(JsonParser parser, boolean mapping) throws IOException {
    while (parser.nextToken() != null) {
      Optional<String> leak = Optional.empty();
      if (parser.currentToken() == JsonToken.FIELD_NAME) {
        leak = findIn(parser.currentName());
        if (mapping && isMetadata(parser)) {
          parser.nextToken();
          parser.skipChildren();
        }
      } else if (parser.currentToken() == JsonToken.VALUE_STRING) {
        leak =
            mapping && "base64Body".equals(parser.currentName())
                ? findInBody(Base64.getDecoder().decode(parser.getText()))
                : findIn(parser.getText());
      }
      if (leak.isPresent()) {
        return leak;
      }
    }
    return Optional.empty();
  }

  /** What the recorder says of itself, such as the host that it asked. */
  private static boolean isMetadata(JsonParser parser) throws IOException {
    return parser.currentName().equals("metadata")
        && parser.getParsingContext().getNestingDepth() == 1;
  }

  private Optional<String> findInBody(byte[] body) {
    String text = new String(body, JsonEncoding.of(body)).replaceFirst("^\ufeff", "");
    if (tellsASecret(text)) {
      return secret();
    }
    try (JsonParser parser = JSON.createParser(text)) {
      return findIn(parser, false);
    } catch (IOException e) {
      return findIn(text);
    }
  }

  private Optional<String> findIn(String text) {
    if (tellsASecret(text)) {
      return secret();
    }
    if (SECRET_LOOK.matcher(text).find() && !ours.test(text)) {
      return Optional.of("something that looks like a token or a signature");
    }
    return names.matcher(text).results().findFirst().map(found -> replaced(found.group()));
  }

  private static String replaced(String value) {
    return "a value of %d characters that was to be replaced".formatted(value.length());
  }

  private boolean tellsASecret(String text) {
    return !secrets.apply(text).equals(text);
  }

  private static Optional<String> secret() {
    return Optional.of("a secret of the login");
  }
}
