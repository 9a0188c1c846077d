package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonString;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The keyword {@code pattern}. JSON Schema means regular expressions of ECMA-262; those with
 * another meaning in Java are rejected.
 */
public final class TextPattern implements StringConstraint {
  private final String source;
  private final Pattern pattern;
  private final ContractLocation location;

  /** A matcher that no thread uses, since a new one for each text takes longer than to match. */
  private final AtomicReference<@Nullable Matcher> idle = new AtomicReference<>();

  private TextPattern(String source, Pattern pattern, ContractLocation location) {
    this.source = source;
    this.pattern = pattern;
    this.location = location;
  }

  /**
   * A pattern.
   *
   * @param location where the contract states it; equal patterns may stand in several schemas
   * @throws ContractException if it does not mean the same in Java
   */
  static TextPattern of(String source, ContractLocation location) {
    try {
      return new TextPattern(source, Pattern.compile(EcmaPattern.toJava(source)), location);
    } catch (PatternSyntaxException e) {
      throw new ContractException(
          location + ": the pattern " + source + " is not a regular expression", e);
    } catch (IllegalArgumentException e) {
      throw new ContractException(
          location
              + ": the pattern "
              + source
              + " uses a construct that this check does not support",
          e);
    }
  }

  /** The regular expression as the contract writes it. */
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
    if (!(value instanceof JsonString string)) {
      return true;
    }
    Matcher taken = idle.getAndSet(null);
    Matcher matcher = taken == null ? pattern.matcher("") : taken;
    try {
      return matcher.reset(new BoundedText(string.value())).find();
    } catch (BoundedText.ExhaustedException | StackOverflowError e) {
      throw new ContractException(
          ("%s: the pattern %s backtracks too much on a text of %d characters; write it without"
                  + " repetitions inside repetitions")
              .formatted(location, source, string.value().length()),
          e);
    } finally {
      idle.set(matcher.reset(""));
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
