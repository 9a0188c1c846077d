package io.github.cbrsdk.generator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/** The Java names of one scope, such as a class: legal ones, and each only once. */
final class JavaNames {
  private static final Pattern WORD_END =
      Pattern.compile("[^\\p{L}\\p{Nd}]+|(?<=[\\p{Ll}\\p{Nd}])(?=\\p{Lu})");
  private static final Set<String> OF_EVERY_MODEL =
      Set.of(
          "clone discrepancies equals example finalize fromJson get getClass hashCode jsonObject modelType notify notifyAll"
              .split(" "));
  private static final Set<String> OF_EVERY_MODEL_TOO =
      Set.of(
          "of presence propertyOf remove require set toJson toString toTree undeclared validate wait with without"
              .split(" "));

  private final Set<String> used = new HashSet<>();

  /** Names that nothing in this scope may get. */
  JavaNames(Set<String> taken) {
    used.addAll(taken);
  }

  /** A name as a method, a constant and a class can have it. */
  record Name(String accessor, String constant, String type) {}

  Name next(String json) {
    List<String> words = words(json);
    for (int i = 1; ; i++) {
      String number = i == 1 ? "" : String.valueOf(i);
      String constant = legal(constant(words) + number);
      String type = legal(type(words) + number);
      Name name =
          new Name(
              accessor(words, number),
              used.contains(constant) ? constant + "_MEMBER" : constant,
              used.contains(type) ? type + "Value" : type);
      if (!used.contains(name.accessor)
          && !used.contains(name.constant)
          && !used.contains(name.type)) {
        used.addAll(List.of(name.accessor, name.constant));
        return name;
      }
    }
  }

  /** The name of a constant for a text. */
  String nextConstant(String text) {
    String constant = legal(constant(words(text)));
    String name = constant;
    for (int i = 2; !used.add(name); i++) {
      name = constant + i;
    }
    return name;
  }

  /** A text as it stands in a Java literal, which ends no comment either. */
  static String literal(String text) {
    StringBuilder literal = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        literal.append('\\').append(c);
      } else if (c < ' ' || (c == '/' && i > 0 && text.charAt(i - 1) == '*')) {
        literal.append("\\%03o".formatted((int) c));
      } else {
        literal.append(c);
      }
    }
    return literal.toString();
  }

  private static List<String> words(String json) {
    List<String> words = new ArrayList<>(List.of(WORD_END.split(json)));
    words.removeIf(String::isEmpty);
    return words.isEmpty() ? List.of("empty") : words;
  }

  private static String accessor(List<String> words, String number) {
    String first = words.get(0);
    String head =
        first.equals(first.toUpperCase(Locale.ROOT))
            ? first.toLowerCase(Locale.ROOT)
            : decapitalized(first);
    String rest = type(words.subList(1, words.size()));
    String name = legal(head + rest + number);
    boolean reserved =
        SourceVersion.isKeyword(name)
            || OF_EVERY_MODEL.contains(name)
            || OF_EVERY_MODEL_TOO.contains(name);
    return reserved ? "property" + type(words) + number : name;
  }

  private static String constant(List<String> words) {
    return words.stream()
        .map(word -> word.toUpperCase(Locale.ROOT))
        .collect(Collectors.joining("_"));
  }

  static String type(List<String> words) {
    return words.stream()
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }

  private static String decapitalized(String word) {
    return word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1);
  }

  private static String legal(String name) {
    return SourceVersion.isIdentifier(name) ? name : "_" + name;
  }
}
