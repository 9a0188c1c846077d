package io.github.cbrsdk.conformance.report;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Map;

/** A Mustache template of this package, in which every value is escaped for HTML and XML. */
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
        .compile(Asset.of(file).text())
        .execute(values, context, page);
    writer.write(page.toString());
  }
}
