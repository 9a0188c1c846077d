package io.github.cbrsdk.conformance.report;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.cbrsdk.conformance.SourceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes reports as JSON and reads them back. The JSON is ASCII: other characters, and those that
 * could end an element of HTML, are escaped, so that it can be embedded in any page or log.
 */
public final class ReportJson {
  public static final String FILE = "report.json";

  private static final DefaultIndenter LINES =
      DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n");

  static final ObjectMapper MAPPER =
      new ObjectMapper(
              new JsonFactoryBuilder()
                  .characterEscapes(new HarmlessEscapes())
                  .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                  .build())
          .registerModule(times())
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private static final ObjectWriter INDENTED =
      MAPPER.writer(new DefaultPrettyPrinter().withArrayIndenter(LINES).withObjectIndenter(LINES));

  private ReportJson() {}

  private static SimpleModule times() {
    return new SimpleModule()
        .addSerializer(Instant.class, ToStringSerializer.instance)
        .addSerializer(LocalDate.class, ToStringSerializer.instance)
        .addDeserializer(Instant.class, parsing(Instant::parse))
        .addDeserializer(LocalDate.class, parsing(LocalDate::parse));
  }

  private static <T> JsonDeserializer<T> parsing(Function<String, T> parse) {
    return new JsonDeserializer<>() {
      @Override
      public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
        return parse.apply(json.getText());
      }
    };
  }

  private static final class HarmlessEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] escapes = CharacterEscapes.standardAsciiEscapesForJSON();
      for (char c : new char[] {'<', '>', '&', '\u007f'}) {
        escapes[c] = CharacterEscapes.ESCAPE_STANDARD;
      }
      return escapes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
      return null;
    }
  }

  public static String indented(Object value) {
    return text(value, INDENTED) + "\n";
  }

  static String text(Object value) {
    return text(value, MAPPER.writer());
  }

  /** CI runners accept commands that begin with {@code ##} at any place in a line. */
  static String text(Object value, ObjectWriter writer) {
    try {
      return writer.writeValueAsString(value).replace("##", "#\\u0023");
    } catch (JacksonException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a report. A member that is new in this version has to be optional, or the reports of
   * earlier versions cannot be read.
   *
   * @param file the file, or the folder that it is in; links in the folder are not followed
   * @throws SourceException if it is missing, or has other members than this version would write
   */
  public static Report read(Path file) {
    boolean inFolder = Files.isDirectory(file);
    Path path = inFolder ? file.resolve(FILE) : file;
    if (inFolder && Files.isSymbolicLink(path)) {
      throw new SourceException(
          path + " is a symbolic link, which is not followed; name the file that it points to");
    }
    try {
      String text = Files.readString(path);
      Report report = MAPPER.readValue(text, Report.class);
      // In any order of members.
      if (!hasNull(text)
          && MAPPER.readValue(text(report), Map.class).equals(MAPPER.readValue(text, Map.class))) {
        return report;
      }
      throw new SourceException(unknown(path));
    } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
      throw new SourceException(unknown(path), e);
    } catch (IOException e) {
      throw new SourceException(
          "There is no report to read at " + path + "; write one with check --report-dir", e);
    }
  }

  /** No report has a null. */
  private static boolean hasNull(String text) throws IOException {
    try (JsonParser parser = MAPPER.createParser(text)) {
      JsonToken token = parser.nextToken();
      while (token != null && token != JsonToken.VALUE_NULL) {
        token = parser.nextToken();
      }
      return token != null;
    }
  }

  private static String unknown(Path path) {
    return path + " is not a report of this version; write it anew with check --report-dir";
  }

  /** A copy in which every secret is masked, in values and in names that are data. */
  public static Report redact(Report report, Redaction redaction) {
    try {
      return redaction.isEmpty()
          ? report
          : MAPPER.readValue(redacting(redaction).writeValueAsBytes(report), Report.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A mapper that masks every secret in what it writes. */
  static ObjectMapper redacting(Redaction redaction) {
    return MAPPER
        .copy()
        .registerModule(
            new SimpleModule("redaction")
                .addSerializer(new Unmasked())
                .addSerializer(
                    String.class, masking(redaction, (text, json) -> json.writeString(text)))
                .addKeySerializer(
                    String.class, masking(redaction, (text, json) -> json.writeFieldName(text))));
  }

  /** Writes enums, such as the ids of rules, without masking. */
  private static final class Unmasked extends StdSerializer<Enum<?>> {
    private static final long serialVersionUID = 1;

    Unmasked() {
      super(Enum.class, false);
    }

    @Override
    public void serialize(Enum<?> word, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeTree(MAPPER.valueToTree(word));
    }
  }

  private interface Write {
    void write(String text, JsonGenerator json) throws IOException;
  }

  private static <T> JsonSerializer<T> masking(Redaction redaction, Write write) {
    return new JsonSerializer<>() {
      @Override
      public void serialize(T text, JsonGenerator json, SerializerProvider provider)
          throws IOException {
        write.write(redaction.apply((String) text), json);
      }
    };
  }
}
