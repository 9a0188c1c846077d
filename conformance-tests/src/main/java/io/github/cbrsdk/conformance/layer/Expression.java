package io.github.cbrsdk.conformance.layer;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.github.cbrsdk.conformance.contract.ContractException;
import io.github.cbrsdk.conformance.contract.Timestamp;
import io.github.cbrsdk.conformance.contract.Validation;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A validation's rule, compiled. Immutable. */
final class Expression {
  static final String SELF = "self";
  static final String REQUEST = "request";
  static final String RESPONSE = "response";

  private static final CelOptions OPTIONS =
      CelOptions.current().enableHeterogeneousNumericComparisons(true).build();
  private static final MapType MAP = MapType.create(SimpleType.STRING, SimpleType.DYN);
  private static final Pattern BY_KEY =
      Pattern.compile("\\bself\\b[\\w.]*\\[\\s*['\"]|['\"]\\s+in\\s+self\\b");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private static final CelCompiler COMPILER =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setOptions(OPTIONS)
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addVar(SELF, SimpleType.DYN)
          .addVar(REQUEST, MAP)
          .addVar(RESPONSE, MAP)
          .addFunctionDeclarations(
              CelFunctionDecl.newFunctionDeclaration(
                  "instant",
                  CelOverloadDecl.newGlobalOverload(
                      "instant_string", SimpleType.TIMESTAMP, SimpleType.STRING)))
          .build();

  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder()
          .setOptions(OPTIONS)
          .addFunctionBindings(
              CelFunctionBinding.fromOverloads(
                  "instant",
                  CelFunctionBinding.from("instant_string", String.class, Expression::instant)))
          .build();

  private final CelRuntime.Program program;
  private final Set<String> words;

  private Expression(CelRuntime.Program program, Set<String> words) {
    this.program = program;
    this.words = words;
  }

  /**
   * Compiles the rule of a validation.
   *
   * @throws ContractException if it is not a CEL expression over the known variables
   */
  static Expression of(Validation validation) {
    requireNames(validation);
    try {
      CelAbstractSyntaxTree rule = COMPILER.compile(validation.rule()).getAst();
      if (!rule.getResultType().equals(SimpleType.BOOL)
          && !rule.getResultType().equals(SimpleType.DYN)) {
        throw new ContractException(
            refusal(validation, "gives " + rule.getResultType().name() + ", not true or false"));
      }
      return new Expression(RUNTIME.createProgram(rule), words(validation.rule()));
    } catch (CelValidationException | CelEvaluationException e) {
      throw new ContractException(refusal(validation, "is not one: " + e.getMessage()), e);
    }
  }

  /** An object is no map in CEL here, so that these would fail on every value and say nothing. */
  private static void requireNames(Validation validation) {
    if (BY_KEY.matcher(validation.rule()).find()) {
      throw new ContractException(
          refusal(
              validation,
              "names a member as ['name']: write .name, and has() for whether it is there"));
    }
  }

  private static String refusal(Validation validation, String problem) {
    return validation.location() + ": the rule of '" + validation.id() + "' " + problem;
  }

  private static Set<String> words(String rule) {
    Set<String> words = new HashSet<>();
    Matcher matcher = WORD.matcher(rule);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  /** A timestamp of the contract; without an offset it is UTC. */
  private static Instant instant(String text) {
    return Timestamp.parse(text)
        .orElseThrow(() -> new IllegalArgumentException("not a timestamp"))
        .toInstant();
  }

  /** Whether it uses a variable or a member of that name. */
  boolean mentions(String name) {
    return words.contains(name);
  }

  /**
   * Whether the rule is violated. A rule that cannot be evaluated is not: what it asks for was not
   * recorded, or is not what it should be, which other rules tell.
   */
  boolean isViolated(Map<String, Object> variables) {
    try {
      return Boolean.FALSE.equals(program.eval(variables));
    } catch (CelEvaluationException | RuntimeException e) {
      return false;
    }
  }
}
