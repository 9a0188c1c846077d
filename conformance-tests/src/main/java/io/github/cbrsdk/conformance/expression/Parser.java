package io.github.cbrsdk.conformance.expression;

import io.github.cbrsdk.conformance.expression.Token.Kind;
import io.github.cbrsdk.conformance.json.JsonNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compiles an expression by recursive descent, one method for each level of precedence. */
final class Parser {
  private static final int MAX_DEPTH = 100;

  private final List<Token> tokens;
  private final List<String> scope;
  private int at;
  private int slots;
  private int depth;

  Parser(String text, List<String> variables) {
    this.tokens = Lexer.tokens(text);
    this.scope = new ArrayList<>(variables);
    this.slots = variables.size();
  }

  /** The number of variables, those of macros included. */
  int slots() {
    return slots;
  }

  Node parse() {
    Node root = choice();
    if (token().kind() != Kind.END) {
      throw error("Not expected here: " + token());
    }
    return root;
  }

  private Node choice() {
    if (++depth > MAX_DEPTH) {
      throw error("Nested too deeply");
    }
    Node condition = or();
    if (accept("?")) {
      condition = requireTruth(condition);
      Node then = or();
      require(":");
      condition = Logic.choice(condition, then, choice());
    }
    depth--;
    return condition;
  }

  private Node or() {
    Node left = and();
    while (accept("||")) {
      left = Logic.or(requireTruth(left), requireTruth(and()));
    }
    return left;
  }

  private Node and() {
    Node left = relation();
    while (accept("&&")) {
      left = Logic.and(requireTruth(left), requireTruth(relation()));
    }
    return left;
  }

  private Node relation() {
    Node left = sum();
    for (Relation relation = relationHere(); relation != null; relation = relationHere()) {
      at++;
      left = relation.between(left, sum());
    }
    return left;
  }

  private @Nullable Relation relationHere() {
    for (Relation relation : Relation.values()) {
      if (token().is(relation.symbol())) {
        return relation;
      }
    }
    return null;
  }

  private Node sum() {
    Node left = product();
    while (true) {
      if (accept("+")) {
        left = Arithmetic.ADD.of(left, product());
      } else if (accept("-")) {
        left = Arithmetic.SUBTRACT.of(left, product());
      } else {
        return left;
      }
    }
  }

  private Node product() {
    Node left = unary();
    while (true) {
      if (accept("*")) {
        left = Arithmetic.MULTIPLY.of(left, unary());
      } else if (accept("/")) {
        left = Arithmetic.DIVIDE.of(left, unary());
      } else if (accept("%")) {
        left = Arithmetic.REMAINDER.of(left, unary());
      } else {
        return left;
      }
    }
  }

  private Node unary() {
    int not = 0;
    while (accept("!")) {
      not++;
    }
    int negative = 0;
    while (not == 0 && accept("-")) {
      negative++;
    }
    if (negative > 0 && isNumber(token())) {
      return negative(behind(number(next(), "-")), negative - 1);
    }
    Node operand = behind(primary());
    for (int i = 0; i < not; i++) {
      operand = Logic.not(requireTruth(operand));
    }
    return negative(operand, negative);
  }

  private static Node negative(Node operand, int times) {
    Node node = operand;
    for (int i = 0; i < times; i++) {
      node = Arithmetic.negative(node);
    }
    return node;
  }

  /** What is selected from it, behind dots and in brackets. */
  private Node behind(Node start) {
    Node node = start;
    while (true) {
      if (accept(".")) {
        Token name = name();
        node = accept("(") ? method(node, name) : Access.member(node, name.text());
      } else if (accept("[")) {
        node = Access.element(node, choice());
        require("]");
      } else {
        return node;
      }
    }
  }

  private Node method(Node receiver, Token name) {
    Macro macro = Macro.of(name.text());
    if (macro != null) {
      return macro(receiver, macro);
    }
    List<Node> arguments = new ArrayList<>(List.of(receiver));
    arguments.addAll(list(")"));
    return call(name, true, arguments);
  }

  private Node macro(Node range, Macro macro) {
    Token variable = name();
    require(",");
    int slot = slots++;
    while (scope.size() <= slot) {
      scope.add("");
    }
    scope.set(slot, variable.text());
    Node body = choice();
    scope.set(slot, "");
    require(")");
    return macro.over(range, slot, macro.asks() ? requireTruth(body) : body);
  }

  private Node call(Token name, boolean method, List<Node> arguments) {
    Optional<Function> known = Function.of(name.text(), method);
    if (known.isEmpty()) {
      throw new CelSyntaxException("Not a known function: " + name, name.offset());
    }
    Function function = known.get();
    if (arguments.size() != function.arity()) {
      throw new CelSyntaxException(
          name + " does not take " + arguments.size() + " arguments", name.offset());
    }
    for (Node argument : arguments) {
      if (!argument.type().canBe(function.parameter())) {
        throw new CelSyntaxException(
            name + " takes " + function.parameter() + ", not " + argument.type(), name.offset());
      }
    }
    return function.call(arguments);
  }

  private Node primary() {
    Token token = next();
    return switch (token.kind()) {
      case STRING -> Typed.literal(StaticType.STRING, token.text());
      case INTEGER, NUMBER -> number(token, "");
      case NAME -> named(token, token.text());
      case SIGN -> bracketed(token);
      case END -> throw unexpected(token);
    };
  }

  private Node named(Token token, String name) {
    return switch (name) {
      case "true" -> Typed.literal(StaticType.BOOLEAN, true);
      case "false" -> Typed.literal(StaticType.BOOLEAN, false);
      case "null" -> Typed.literal(StaticType.NULL, JsonNull.NULL);
      case "in" -> throw unexpected(token);
      default ->
          accept("(")
              ? name.equals("has") ? has(token) : call(token, false, list(")"))
              : variable(token);
    };
  }

  private Node variable(Token name) {
    // The innermost of those of that name is the last.
    int slot = scope.lastIndexOf(name.text());
    TypeName type = TypeName.named(name.text());
    if (slot < 0 && type != null) {
      return Typed.literal(StaticType.ANY, type);
    }
    if (slot < 0) {
      throw new CelSyntaxException("Not a known variable: " + name, name.offset());
    }
    return Access.variable(name.text(), slot);
  }

  /** The argument is no value, but says where to look. */
  private Node has(Token word) {
    Node argument = choice();
    require(")");
    if (argument instanceof Access.Member member) {
      return Access.has(member.of(), member.name());
    }
    throw new CelSyntaxException("has() takes a member, as in has(a.b)", word.offset());
  }

  private Node bracketed(Token token) {
    if (token.is("(")) {
      Node inner = choice();
      require(")");
      return inner;
    }
    if (token.is("[")) {
      List<Node> elements = list("]");
      return new Typed(
          StaticType.LIST,
          slots -> {
            List<Object> values = new ArrayList<>();
            for (Node element : elements) {
              Object value = element.evaluate(slots);
              if (value instanceof Failure) {
                return value;
              }
              values.add(value);
            }
            return values;
          });
    }
    throw unexpected(token);
  }

  private List<Node> list(String end) {
    List<Node> elements = new ArrayList<>();
    while (!accept(end)) {
      if (!elements.isEmpty()) {
        require(",");
      }
      elements.add(choice());
    }
    return elements;
  }

  private static boolean isNumber(Token token) {
    return token.kind() == Kind.INTEGER || token.kind() == Kind.NUMBER;
  }

  /** With its sign, since the smallest integer has no positive counterpart. */
  private static Node number(Token token, String sign) {
    try {
      return token.kind() == Kind.INTEGER
          ? Typed.literal(StaticType.INTEGER, Long.valueOf(sign + token.text()))
          : Typed.literal(StaticType.NUMBER, Double.valueOf(sign + token.text()));
    } catch (NumberFormatException e) {
      throw new CelSyntaxException("An integer of more than 64 bits", token.offset());
    }
  }

  private Node requireTruth(Node node) {
    if (!node.type().canBe(StaticType.BOOLEAN)) {
      throw error("Something is " + node.type() + " that has to be true or false");
    }
    return node;
  }

  private Token name() {
    Token token = next();
    if (token.kind() != Kind.NAME) {
      throw unexpected(token);
    }
    return token;
  }

  private void require(String sign) {
    if (!accept(sign)) {
      throw error("Expected '" + sign + "', not " + token());
    }
  }

  private boolean accept(String sign) {
    boolean here = token().is(sign);
    if (here) {
      at++;
    }
    return here;
  }

  private Token token() {
    return tokens.get(at);
  }

  private Token next() {
    Token token = token();
    if (token.kind() != Kind.END) {
      at++;
    }
    return token;
  }

  private static CelSyntaxException unexpected(Token token) {
    return new CelSyntaxException("Not expected: " + token, token.offset());
  }

  private CelSyntaxException error(String problem) {
    return new CelSyntaxException(problem, token().offset());
  }
}
