package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.contract.JsonPath.Segment;
import io.github.cbrsdk.conformance.contract.JsonPath.Selector;
import io.github.cbrsdk.conformance.contract.JsonPathFilter.Operand;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a JSONPath query (RFC 9535). */
final class JsonPathParser {
  private static final int MAX_DEPTH = 100;
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z_\\x{80}-\\x{10FFFF}][A-Za-z0-9_\\x{80}-\\x{10FFFF}]*");
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?");
  private static final Pattern WORD = Pattern.compile("[a-z][a-z_0-9]*");
  private static final Pattern OPERATOR = Pattern.compile("[=!<>]=|[<>]");

  private final JsonPathScanner in;
  private int depth;

  JsonPathParser(String text) {
    this.in = new JsonPathScanner(text);
  }

  JsonPath parse() {
    if (!in.takeHere("$")) {
      throw in.error("'$' is expected");
    }
    JsonPath path = segments();
    in.requireEnd();
    return path;
  }

  private JsonPath segments() {
    List<Segment> segments = new ArrayList<>();
    while (true) {
      if (in.take("..")) {
        segments.add(
            new Segment(true, false, in.takeHere("[") ? selectors() : List.of(shorthand())));
      } else if (in.take(".")) {
        boolean singular = !in.isHere("*");
        segments.add(new Segment(false, singular, List.of(shorthand())));
      } else if (in.take("[")) {
        List<Selector> selectors = selectors();
        boolean singular =
            selectors.size() == 1 && selectors.get(0) instanceof JsonPath.SingularSelector;
        segments.add(new Segment(false, singular, selectors));
      } else {
        return new JsonPath(List.copyOf(segments));
      }
    }
  }

  private Selector shorthand() {
    return in.takeHere("*") ? JsonPath.wildcard() : JsonPath.name(in.requireHere(NAME, "a name"));
  }

  private List<Selector> selectors() {
    List<Selector> selectors = new ArrayList<>();
    do {
      selectors.add(selector());
    } while (in.take(","));
    in.expect("]");
    return List.copyOf(selectors);
  }

  private Selector selector() {
    if (in.take("*")) {
      return JsonPath.wildcard();
    }
    if (in.take("?")) {
      return JsonPath.filter(or());
    }
    String name = in.string();
    if (name != null) {
      return JsonPath.name(name);
    }
    Long start = in.integer();
    if (in.take(":")) {
      Long end = in.integer();
      Long step = in.take(":") ? in.integer() : null;
      return JsonPath.slice(start, end, step == null ? 1 : step);
    }
    if (start == null) {
      throw in.error("a selector is expected");
    }
    return JsonPath.index(start);
  }

  private JsonPathFilter or() {
    if (++depth > MAX_DEPTH) {
      throw in.error("the filter is nested too deeply");
    }
    JsonPathFilter result = and();
    while (in.take("||")) {
      JsonPathFilter left = result;
      JsonPathFilter right = and();
      result = (root, current) -> left.test(root, current) || right.test(root, current);
    }
    depth--;
    return result;
  }

  private JsonPathFilter and() {
    JsonPathFilter result = basic();
    while (in.take("&&")) {
      JsonPathFilter left = result;
      JsonPathFilter right = basic();
      result = (root, current) -> left.test(root, current) && right.test(root, current);
    }
    return result;
  }

  private JsonPathFilter basic() {
    if (in.take("!")) {
      JsonPathFilter negated = in.take("(") ? parenthesized() : existence(term());
      return (root, current) -> !negated.test(root, current);
    }
    if (in.take("(")) {
      return parenthesized();
    }
    Term left = term();
    String operator = in.optional(OPERATOR);
    return operator == null
        ? existence(left)
        : JsonPathFilter.comparison(value(left), operator, value(term()));
  }

  private JsonPathFilter parenthesized() {
    JsonPathFilter inside = or();
    in.expect(")");
    return inside;
  }

  /** A query, a value or a condition: one of the three. */
  private record Term(
      @Nullable Query query, @Nullable Operand value, @Nullable JsonPathFilter condition) {
    static Term literal(@Nullable Object value) {
      return new Term(null, (root, current) -> value, null);
    }
  }

  private record Query(JsonPath path, boolean absolute) {
    List<YamlNode> of(YamlNode root, YamlNode current) {
      return path.select(root, absolute ? root : current);
    }

    /** The value of its only result, else nothing. */
    Operand value() {
      return (root, current) -> {
        List<YamlNode> nodes = of(root, current);
        return nodes.size() == 1 ? nodes.get(0).value() : JsonPathFilter.NOTHING;
      };
    }
  }

  private JsonPathFilter existence(Term term) {
    Query query = term.query();
    if (query != null) {
      return (root, current) -> !query.of(root, current).isEmpty();
    }
    if (term.condition() != null) {
      return term.condition();
    }
    throw in.error("a condition is expected instead of a value");
  }

  private Operand value(Term term) {
    Query query = term.query();
    if (query != null && query.path().isSingular()) {
      return query.value();
    }
    if (term.value() != null) {
      return term.value();
    }
    throw in.error("a single value is expected");
  }

  private Term term() {
    boolean absolute = in.take("$");
    if (absolute || in.take("@")) {
      return new Term(new Query(segments(), absolute), null, null);
    }
    String string = in.string();
    if (string != null) {
      return Term.literal(string);
    }
    String number = in.optional(NUMBER);
    if (number != null) {
      return Term.literal(new BigDecimal(number));
    }
    String word = in.optional(WORD);
    if (word == null) {
      throw in.error("a value is expected");
    }
    if (in.takeHere("(")) {
      return function(word);
    }
    return switch (word) {
      case "true" -> Term.literal(true);
      case "false" -> Term.literal(false);
      case "null" -> Term.literal(null);
      default -> throw in.error("'" + word + "' is not a value");
    };
  }

  private Term function(String name) {
    Term first = term();
    Operand expression = in.take(",") ? value(term()) : null;
    in.expect(")");
    Query query = first.query();
    if (expression != null && (name.equals("match") || name.equals("search"))) {
      boolean whole = name.equals("match");
      return new Term(null, null, JsonPathFilter.matching(value(first), expression, whole));
    }
    if (expression == null && name.equals("length")) {
      return new Term(null, JsonPathFilter.length(value(first)), null);
    }
    if (expression == null && query != null && name.matches("value|count")) {
      Operand count = (root, current) -> (long) query.of(root, current).size();
      return new Term(null, name.startsWith("v") ? query.value() : count, null);
    }
    throw in.error("the function '" + name + "' does not exist or does not take these arguments");
  }
}
