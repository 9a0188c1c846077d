package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonString;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A {@code pattern}. Of the regular expressions of ECMA-262, which JSON Schema means, those are
 * known that mean the same in Java; others are refused rather than misread.
 */
public final class TextPattern implements StringConstraint {
  private static final Pattern ESCAPE = Pattern.compile("\\\\(.)", Pattern.DOTALL);
  private static final Pattern KNOWN_ESCAPE =
      Pattern.compile("[dDwWbBfnrt.*+?^$(){}\\[\\]|/\\\\-]");

  /** What has another meaning in Java, or none: look-behind, flags, names, classes in classes. */
  private static final Pattern UNKNOWN =
      Pattern.compile("\\(\\?[^:=!]|[*+?}]\\+|&&|\\[\\^?\\]|\\[[^\\]]*\\[");

  private final String source;
  private final Pattern pattern;
  private final SourceLocation mark;

  private TextPattern(String source, Pattern pattern, SourceLocation mark) {
    this.source = source;
    this.pattern = pattern;
    this.mark = mark;
  }

  /**
   * A pattern of that source.
   *
   * @param mark where the contract states it; equal patterns may stand in several places
   * @throws IllegalArgumentException if it is not known to mean the same in Java
   */
  static TextPattern of(String source, SourceLocation mark) {
    boolean escapes =
        ESCAPE
            .matcher(source)
            .results()
            .allMatch(escape -> KNOWN_ESCAPE.matcher(escape.group(1)).matches());
    if (!escapes || UNKNOWN.matcher(ESCAPE.matcher(source).replaceAll("x")).find()) {
      throw new IllegalArgumentException(
          "the pattern " + source + " uses something that this check does not know");
    }
    try {
      Pattern.compile(source);
      return new TextPattern(source, Pattern.compile(withStrictEnd(source)), mark);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("the pattern " + source + " is not one", e);
    }
  }

  /** In Java, {@code $} also matches before a line break at the end. */
  private static String withStrictEnd(String source) {
    StringBuilder strict = new StringBuilder();
    boolean inClass = false;
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '\\') {
        strict.append(c).append(source.charAt(++i));
        continue;
      }
      inClass = c == '[' || (inClass && c != ']');
      strict.append(c == '$' && !inClass ? "\\z" : String.valueOf(c));
    }
    return strict.toString();
  }

  /** As the contract writes it. */
  public String source() {
    return source;
  }

  /**
   * {@inheritDoc}
   *
   * @throws ContractException if the pattern backtracks too much to tell
   */
  @Override
  public boolean accepts(Json value) {
    return !(value instanceof JsonString string) || accepts(string.value());
  }

  private boolean accepts(String text) {
    try {
      return pattern.matcher(new BoundedText(text)).find();
    } catch (BoundedText.ExhaustedException | StackOverflowError e) {
      throw new ContractException(
          ("%s: the pattern %s backtracks too much on a text of %d characters; write it without"
                  + " repetitions inside repetitions")
              .formatted(mark, source, text.length()),
          e);
    }
  }

  @Override
  public String expectation() {
    return "a text of the form " + source;
  }

  @Override
  public String keyword() {
    return "pattern";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TextPattern pattern && pattern.source.equals(source);
  }

  @Override
  public int hashCode() {
    return source.hashCode();
  }
}
