package io.github.cbrsdk.conformance.expression;

import io.github.cbrsdk.conformance.expression.Token.Kind;
import io.github.cbrsdk.conformance.json.JsonNull;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles an expression by recursive descent, one method for each level of precedence. */
final class Parser {
  private static final int MAX_DEPTH = 100;

  private final List<Token> tokens;
  private final List<String> scope;
  private final int variables;
  private final Map<String, Set<List<String>>> reads = new HashMap<>();
  private int at;
  private int slots;
  private int depth;

  Parser(String text, List<String> variables) {
    this.tokens = Lexer.tokens(text);
    this.scope = new ArrayList<>(variables);
    this.variables = variables.size();
    this.slots = variables.size();
  }

  /** The number of variables, those of macros included. */
  int slots() {
    return slots;
  }

  /** The variables that it reads, each with the paths of the members that it reads of it. */
  Map<String, Set<List<String>>> reads() {
    return reads;
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
    Node condition = binary(0);
    if (accept("?")) {
      condition = requireTruth(condition);
      Node then = binary(0);
      require(":");
      condition = Operator.choice(condition, then, choice());
    }
    depth--;
    return condition;
  }

  private Node binary(int precedence) {
    if (precedence > Operator.HIGHEST_PRECEDENCE) {
      return unary();
    }
    Node left = binary(precedence + 1);
    for (Operator next = operator(precedence); next != null; next = operator(precedence)) {
      at++;
      Node right = binary(precedence + 1);
      left =
          next.isLogical()
              ? next.between(requireTruth(left), requireTruth(right))
              : next.between(left, right);
    }
    return left;
  }

  /** The operator that follows, if it has that precedence. */
  private @Nullable Operator operator(int precedence) {
    for (Operator operator : Operator.values()) {
      if (operator.precedence() == precedence && token().is(operator.sign())) {
        return operator;
      }
    }
    return null;
  }

  private Node unary() {
    boolean not = token().is("!");
    int signs = 0;
    while (accept(not ? "!" : "-")) {
      signs++;
    }
    Kind kind = token().kind();
    boolean number = !not && signs > 0 && (kind == Kind.INTEGER || kind == Kind.NUMBER);
    Node operand = selection(number ? Access.number(next(), "-") : primary());
    for (int i = number ? 1 : 0; i < signs; i++) {
      operand = not ? Operator.not(requireTruth(operand)) : Operator.negative(operand);
    }
    return operand;
  }

  /** A value with the members, elements and method calls after it. */
  private Node selection(Node start) {
    Node node = start;
    List<String> path = new ArrayList<>();
    boolean members = true;
    while (true) {
      if (accept(".")) {
        Token name = name();
        boolean method = accept("(");
        members &= !method;
        if (members) {
          path.add(name.text());
        }
        node = method ? method(node, name) : new Access.Member(node, name.text());
      } else if (accept("[")) {
        members = false;
        node = Access.element(node, choice());
        require("]");
      } else {
        if (start instanceof Access.Variable read && read.slot() < variables) {
          reads.computeIfAbsent(read.name(), name -> new HashSet<>()).add(path);
        }
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
    return macro.over(range, slot, macro.isCondition() ? requireTruth(body) : body);
  }

  private Node call(Token name, boolean method, List<Node> arguments) {
    Function function = Function.of(name.text(), method);
    if (function == null) {
      throw new CelSyntaxException("Not a known function: " + name, name.offset());
    }
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
      case STRING -> Node.literal(ValueType.STRING, token.text());
      case INTEGER, NUMBER -> Access.number(token, "");
      case NAME -> named(token, token.text());
      case SIGN -> bracketed(token);
      case END -> throw unexpected(token);
    };
  }

  private Node named(Token token, String name) {
    return switch (name) {
      case "true" -> Node.literal(ValueType.BOOLEAN, true);
      case "false" -> Node.literal(ValueType.BOOLEAN, false);
      case "null" -> Node.literal(ValueType.NULL, JsonNull.NULL);
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
    ValueType type = ValueType.named(name.text());
    if (slot < 0 && type != null) {
      return Node.literal(ValueType.ANY, type);
    }
    if (slot < 0) {
      throw new CelSyntaxException("Not a known variable: " + name, name.offset());
    }
    return new Access.Variable(name.text(), slot);
  }

  private Node has(Token word) {
    Node argument = choice();
    require(")");
    if (argument instanceof Access.Member member) {
      return member.exists();
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
      return Access.list(elements);
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

  private Node requireTruth(Node node) {
    if (!node.type().canBe(ValueType.BOOLEAN)) {
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
