package io.github.cbrsdk.conformance.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A compiled expression. Immutable and safe for use by several threads. */
public final class CelProgram {
  private final Node root;
  private final int slots;
  private final Map<String, Set<List<String>>> reads;

  private CelProgram(Node root, Parser parser) {
    this.root = root;
    this.slots = parser.slots();
    this.reads = Map.copyOf(parser.reads());
  }

  /**
   * Compiles an expression that is to be true or false.
   *
   * @param variables the names of the variables, in the order in which they are given later
   * @throws CelSyntaxException if it is none, or uses something that is not supported
   */
  public static CelProgram compile(String text, List<String> variables) {
    Parser parser = new Parser(text, variables);
    Node root = parser.parse();
    if (!root.type().canBe(ValueType.BOOLEAN)) {
      throw new CelSyntaxException("It gives " + root.type() + ", not true or false", 0);
    }
    return new CelProgram(root, parser);
  }

  /**
   * The variables that it reads, each with the paths of the members of which it reads something; an
   * empty path is the whole value.
   */
  public Map<String, Set<List<String>>> reads() {
    return reads;
  }

  /**
   * Its value: a {@link Boolean} or a {@link Failure}.
   *
   * @param variables the values of the variables, {@code null} for absent ones; each a JSON value,
   *     a string, a number, a boolean or {@link Fields}
   * @throws CelLimitException if it takes too many steps
   */
  public Object evaluate(@Nullable Object... variables) {
    return Operator.truth(root.evaluate(Arrays.copyOf(variables, slots + 1)));
  }
}
