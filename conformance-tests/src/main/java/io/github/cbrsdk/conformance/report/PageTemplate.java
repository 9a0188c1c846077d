package io.github.cbrsdk.conformance.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The Mustache templates of this package, in which every value is escaped for HTML and XML. */
final class PageTemplate {
  private PageTemplate() {}

  /**
   * Renders a template; does not close the writer.
   *
   * @param file the template beside this class
   * @param values values by name
   * @param context an object whose members are values too
   */
  static void render(String file, Map<String, Object> values, Object context, Writer writer)
      throws IOException {
    StringWriter page = new StringWriter(); // The template would hide why a writer failed.
    Mustache.compiler()
        .withEscaper(Printable.IN_HTML)
        .withFormatter(
            value ->
                value instanceof Integer || value instanceof Long
                    ? Messages.number(((Number) value).longValue())
                    : value.toString())
        .emptyStringIsFalse(true)
        .compile(file(file))
        .execute(values, context, page);
    writer.write(page.toString());
  }

  /** The text of a file beside this class. */
  static String file(String name) {
    try (InputStream in = PageTemplate.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The Content-Security-Policy of a page that loads nothing and runs only its own scripts. */
  static String policy(List<String> styles, List<String> scripts) {
    return "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src "
        + hashes(styles)
        + "; script-src "
        + hashes(scripts);
  }

  private static String hashes(List<String> texts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return texts.stream()
          .map(text -> Base64.getEncoder().encodeToString(digest.digest(text.getBytes(UTF_8))))
          .map("'sha256-%s'"::formatted)
          .collect(Collectors.joining(" "));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }
}
