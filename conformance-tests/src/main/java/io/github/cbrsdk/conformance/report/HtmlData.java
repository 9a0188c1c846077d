package io.github.cbrsdk.conformance.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The report as JSON inside an HTML page, where no character of it can end the element. */
final class HtmlData {
  private static final JsonFactory JSON = new JsonFactory();

  private HtmlData() {}

  static String of(Report report) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.setCharacterEscapes(new InHtml());
      json.writeStartObject();
      JsonReport.writeMembers(report, json);
      json.writeObjectFieldStart("contractTexts");
      for (Map.Entry<String, String> file : new TreeMap<>(texts(report)).entrySet()) {
        json.writeStringField(file.getKey(), file.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Those documents that a finding points to. */
  private static Map<String, String> texts(Report report) {
    Map<String, String> texts = new TreeMap<>();
    report
        .result()
        .findings()
        .forEach(
            finding -> {
              String file = finding.drift().contract().file();
              String contract = report.evidence().contract().get(file);
              if (contract != null) {
                texts.put(file, contract);
              }
            });
    return texts;
  }

  /** Escapes what could end the element. */
  static final class InHtml extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] escapes = CharacterEscapes.standardAsciiEscapesForJSON();
      escapes['<'] = CharacterEscapes.ESCAPE_STANDARD;
      escapes['>'] = CharacterEscapes.ESCAPE_STANDARD;
      escapes['&'] = CharacterEscapes.ESCAPE_STANDARD;
      return escapes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
      return null;
    }
  }
}
