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

/** The Java names of one scope, such as a class: legal ones, and each only once. */
final class JavaNames {
  private static final Pattern WORD_END =
      Pattern.compile("[^\\p{L}\\p{Nd}]+|(?<=[\\p{Ll}\\p{Nd}])(?=\\p{Lu})");
  private static final Set<String> OF_EVERY_OBJECT =
      Set.of("clone equals finalize getClass hashCode notify notifyAll toString wait".split(" "));
  private static final Set<String> OF_EVERY_MODEL =
      Set.of(
          "discrepancies example fromJson get jsonObject modelType of presence propertyOf remove require set toJson toTree undeclared validate with without"
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
              used.contains(type) || type.equals(constant) ? type + "Value" : type);
      if (!used.contains(name.accessor)
          && !used.contains(name.constant)
          && !used.contains(name.type)) {
        used.addAll(List.of(name.accessor, name.constant, name.type));
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
            || OF_EVERY_OBJECT.contains(name);
    return reserved ? "property" + type(words) + number : name;
  }

  /** Whether these are the names of so many constants. */
  static boolean areNames(List<YamlNode> given, int number) {
    Set<String> names = new HashSet<>();
    given.forEach(each -> names.add(String.valueOf(each.value())));
    return given.size() == number
        && names.size() == number
        && names.stream().allMatch(SourceVersion::isName);
  }

  /** Whether a method of this name is another one's, whatever class it is in. */
  static boolean isOfEveryObject(String name) {
    return OF_EVERY_OBJECT.contains(name);
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
