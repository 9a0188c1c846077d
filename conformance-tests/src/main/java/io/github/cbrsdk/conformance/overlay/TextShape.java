package io.github.cbrsdk.conformance.overlay;

import io.github.cbrsdk.conformance.contract.Uuid;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The regular expression of the forms that texts have: the kinds and numbers of characters. */
public final class TextShape {
  public static final String UUID = "^" + Uuid.REGEX + "$";

  /** If there are more forms than this, none is stated. */
  private static final int MAX_FORMS = 5;

  private static final Pattern RUN =
      Pattern.compile("[0-9]+(?=T[0-9])|T(?=[0-9])|[0-9]+(?=Z$)|Z$|[A-Za-z0-9]+|.", Pattern.DOTALL);

  private TextShape() {}

  /** An expression that accepts texts of these forms and no others, if they are few. */
  public static Optional<String> of(Collection<String> texts) {
    TreeSet<String> forms = new TreeSet<>();
    for (String text : texts) {
      forms.add(form(text));
      if (forms.size() > MAX_FORMS) {
        return Optional.empty();
      }
    }
    return forms.isEmpty() ? Optional.empty() : Optional.of(String.join("|", forms));
  }

  private static String form(String text) {
    if (text.matches(UUID)) {
      return UUID;
    }
    StringBuilder form = new StringBuilder("^");
    for (Matcher runs = RUN.matcher(text); runs.find(); ) {
      form.append(expression(runs.group()));
    }
    return form.append('$').toString();
  }

  private static String expression(String run) {
    String count = run.length() == 1 ? "" : "{" + run.length() + "}";
    if (run.equals("T") || run.equals("Z")) {
      return run;
    }
    if (run.matches("[0-9]+")) {
      return "[0-9]" + count;
    }
    if (run.matches("[0-9a-f]+")) {
      return "[0-9a-f]" + count;
    }
    if (run.matches("[A-Za-z0-9]+")) {
      return "[A-Za-z0-9]" + count;
    }
    if (run.matches("[-_:, ]")) {
      return run;
    }
    return run.matches("[\\^\\]\\\\\\[]") ? "\\" + run : "[" + run + "]";
  }
}
