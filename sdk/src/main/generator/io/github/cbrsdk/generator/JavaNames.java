package io.github.cbrsdk.generator;

import io.github.cbrsdk.conformance.contract.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/** Creates legal and unique Java names in one scope, such as a class. */
final class JavaNames {
  private static final Pattern WORD_END =
      Pattern.compile("[^\\p{L}\\p{Nd}]+|(?<=[\\p{Ll}\\p{Nd}])(?=\\p{Lu})");
  private static final Set<String> OBJECT_METHODS =
      Set.of("clone equals finalize getClass hashCode notify notifyAll toString wait".split(" "));
  private static final Set<String> MODEL_METHODS =
      Set.of(
          "discrepancies example fromJson get jsonObject modelType of presence propertyOf remove require set toJson toTree undeclared validate with without"
              .split(" "));

  private final Set<String> used = new HashSet<>();

  /** A scope in which some names are taken. */
  JavaNames(Set<String> taken) {
    used.addAll(taken);
  }

  /** The names of a member's accessor, constant and class. */
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
              used.contains(type) || type.equals(constant) ? type + "Value" : type);
      if (!used.contains(name.accessor)
          && !used.contains(name.constant)
          && !used.contains(name.type)) {
        used.addAll(List.of(name.accessor, name.constant, name.type));
        return name;
      }
    }
  }

  /** The name of the constant of an enum value. */
  String nextConstant(String text) {
    String constant = legal(constant(words(text)));
    String name = constant;
    for (int i = 2; !used.add(name); i++) {
      name = constant + i;
    }
    return name;
  }

  /** Escapes a text for a Java literal, and for a comment. */
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
            || MODEL_METHODS.contains(name)
            || OBJECT_METHODS.contains(name);
    return reserved ? "property" + type(words) + number : name;
  }

  /** Whether these are this number of distinct names of Java. */
  static boolean areNames(List<YamlNode> given, int number) {
    Set<String> names = new HashSet<>();
    given.forEach(each -> names.add(String.valueOf(each.value())));
    return given.size() == number
        && names.size() == number
        && names.stream().allMatch(SourceVersion::isName);
  }

  /** Whether {@link Object} has a method of this name. */
  static boolean isOfEveryObject(String name) {
    return OBJECT_METHODS.contains(name);
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
