package io.github.cbrsdk.conformance.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The Mustache templates of this package, in which every value is escaped. */
final class PageTemplate {
  private PageTemplate() {}

  /**
   * A page that loads nothing: its Content-Security-Policy allows its own styles and scripts only.
   */
  static String page(
      String file,
      String title,
      List<String> styles,
      List<String> scripts,
      Map<String, Object> values,
      Object context) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("title", title);
    all.put("styles", styles);
    all.put("scripts", scripts);
    all.put(
        "policy",
        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src %s; script-src %s"
            .formatted(hashes(styles), hashes(scripts)));
    return render(file, Printable::inHtml, all, context);
  }

  static String render(
      String file, Mustache.Escaper escaper, Map<String, Object> values, Object context) {
    StringWriter page = new StringWriter();
    Mustache.compiler()
        .withEscaper(escaper)
        .withFormatter(
            value ->
                value instanceof Integer || value instanceof Long
                    ? Messages.number(((Number) value).longValue())
                    : value instanceof Instant time ? Messages.time(time) : value.toString())
        .withLoader(name -> new StringReader(file(name + ".mustache")))
        .emptyStringIsFalse(true)
        .compile(file(file))
        .execute(values, context, page);
    return page.toString();
  }

  static String file(String name) {
    try (InputStream in = PageTemplate.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
