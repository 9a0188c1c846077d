package io.github.cbrsdk.conformance.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of one run, each with what it is compared with and what is aimed at. */
final class Table {
  private final List<Row> rows = new ArrayList<>();

  /**
   * One figure.
   *
   * @param what is measured
   * @param against what it is compared with, or empty
   * @param aim in words
   * @param measured the figure to which the aim applies
   * @param met whether it does
   * @param parts what it was made of
   */
  record Row(String what, String against, String aim, double measured, boolean met, String parts) {}

  /** A figure that should not be larger. */
  void atMost(String what, String against, double aim, double measured, String unit, String parts) {
    rows.add(
        new Row(what, against, "at most " + text(aim) + unit, measured, measured <= aim, parts));
  }

  /** A figure that should not be smaller. */
  void atLeast(
      String what, String against, double aim, double measured, String unit, String parts) {
    rows.add(
        new Row(what, against, "at least " + text(aim) + unit, measured, measured >= aim, parts));
  }

  /** Something that could not be measured here; says why. */
  void missing(String what, String against, String why) {
    rows.add(new Row(what, against, "", Double.NaN, false, why));
  }

  static String text(double number) {
    return number >= 100
        ? String.format(Locale.ROOT, "%,.0f", number)
        : String.format(Locale.ROOT, "%.2f", number);
  }

  String markdown() {
    StringBuilder text = new StringBuilder("| what | against | aim | measured | met | parts |\n");
    text.append("|---|---|---|---|---|---|\n");
    for (Row row : rows) {
      text.append(
          "| %s | %s | %s | %s | %s | %s |\n"
              .formatted(
                  row.what(),
                  row.against(),
                  row.aim(),
                  Double.isNaN(row.measured()) ? "not measured" : text(row.measured()),
                  row.met() ? "yes" : "no",
                  row.parts()));
    }
    return text.toString();
  }

  void write(Path json) throws IOException {
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json.toFile(), rows);
  }
}
