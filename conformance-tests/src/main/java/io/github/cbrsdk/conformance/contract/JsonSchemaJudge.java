package io.github.cbrsdk.conformance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonBoolean;
import io.github.cbrsdk.conformance.json.JsonNull;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonString;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates keywords of the schemas of a document with a validator of JSON Schema. The validator is
 * loaded at the first value, since most contracts do not need it.
 */
final class JsonSchemaJudge {
  /** A keyword whose meaning depends on the schemas around: it is evaluated with a whole body. */
  static final String DYNAMIC = "$dynamicRef";

  /** Stands for all keywords of a schema. */
  static final String ANY = "";

  private final YamlNode document;
  private final Direction direction;
  private @Nullable Validator validator;

  /** It without the members of the other direction, or the same if none is required. */
  private @Nullable Validator lenient;

  JsonSchemaJudge(YamlNode document, Direction direction) {
    this.document = document;
    this.direction = direction;
  }

  /** The one for messages of a direction. */
  JsonSchemaJudge of(Direction messages) {
    return new JsonSchemaJudge(document, messages);
  }

  /**
   * Tells why a value does not keep to a keyword of a schema; empty if it does, or if it lacks only
   * what messages of the other direction have.
   */
  BiFunction<String, Json, Optional<SchemaProblem>> of(YamlNode schema) {
    return (keyword, value) -> {
      Optional<SchemaProblem> problem = validator().problem(schema, keyword, value);
      return problem.isPresent() && lenient() != validator()
          ? lenient().problem(schema, keyword, value)
          : problem;
    };
  }

  private synchronized Validator validator() {
    if (validator == null) {
      validator = new Validator(new ResolvedDocuments(document, Map.of()));
    }
    return validator;
  }

  private synchronized Validator lenient() {
    if (lenient == null) {
      Map<YamlNode, Set<String>> others = direction.required(document);
      lenient =
          others.isEmpty() ? validator() : new Validator(new ResolvedDocuments(document, others));
    }
    return lenient;
  }

  /** With {@link SchemaError}, all that needs the library. */
  private static final class Validator {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Digits of a number with an exponent; to calculate with more takes long, or is impossible. */
    private static final int MAX_SCALE = 10_000;

    /** Equal numbers are the same, however they are written. */
    private static final Comparator<JsonNode> BY_VALUE =
        (a, b) ->
            a.isNumber() && b.isNumber()
                ? a.decimalValue().compareTo(b.decimalValue())
                : a.equals(b) ? 0 : 1;

    private final ObjectMapper mapper = new ObjectMapper();
    private final ResolvedDocuments documents;
    private final Map<YamlNode, Schema> schemas = new ConcurrentHashMap<>();
    private @Nullable Schema root;

    Validator(ResolvedDocuments documents) {
      this.documents = documents;
    }

    private synchronized Schema root() {
      if (root != null) {
        return root;
      }
      Schema whole =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(SchemaLocation.of(ResolvedDocuments.ROOT), documents.root());
      // It knows an anchor when it has seen the schema there.
      documents.dynamicAnchors().forEach(each -> in(whole, each));
      root = whole;
      return whole;
    }

    private Schema in(Schema whole, YamlNode node) {
      return whole.getSubSchema(SchemaLocation.Fragment.of(documents.fragment(node)));
    }

    Optional<SchemaProblem> problem(YamlNode node, String keyword, Json value) {
      try {
        return evaluate(node, keyword, value);
      } catch (SchemaException e) {
        throw node.error("'%s' cannot be evaluated: %s".formatted(keyword, e.getMessage()));
      } catch (ArithmeticException e) {
        YamlNode stated = node.get(keyword);
        return Optional.of(
            new SchemaProblem(
                "it has a number with too many digits to be judged",
                (stated == null ? node : stated).location(),
                false));
      }
    }

    private Optional<SchemaProblem> evaluate(YamlNode node, String keyword, Json value) {
      if (keyword.equals("enum") || keyword.equals("const")) {
        JsonNode listed = mapper.valueToTree(node.require(keyword).value());
        JsonNode sent = json(value);
        boolean isListed =
            keyword.equals("const")
                ? listed.equals(BY_VALUE, sent)
                : StreamSupport.stream(listed.spliterator(), false)
                    .anyMatch(each -> each.equals(BY_VALUE, sent));
        return isListed
            ? Optional.empty()
            : Optional.of(
                new SchemaProblem("it is not listed", node.require(keyword).location(), false));
      }
      return schemas.computeIfAbsent(node, each -> in(root(), each)).validate(json(value)).stream()
          .filter(error -> isOf(keyword, error))
          .findFirst()
          .map(error -> new SchemaError(error, documents.names()))
          .map(
              error ->
                  new SchemaProblem(
                      error.words(), location(error, node, keyword), error.fitsNone()));
    }

    /** Where the contract says what is not kept. */
    private ContractLocation location(SchemaError error, YamlNode schema, String keyword) {
      YamlNode found = documents.at(error.schemaLocation());
      YamlNode stated = found != null ? found : schema.get(keyword);
      return (stated == null ? schema : stated).location();
    }

    private static boolean isOf(String keyword, com.networknt.schema.Error error) {
      if (keyword.equals(ANY)) {
        return true;
      }
      if (keyword.equals(DYNAMIC)) {
        return error.getEvaluationPath().toString().contains("/" + DYNAMIC);
      }
      String first =
          error.getEvaluationPath().getNameCount() == 0
              ? error.getKeyword()
              : String.valueOf(error.getEvaluationPath().getElement(0));
      return first.equals(keyword)
          || (keyword.equals("if") && (first.equals("then") || first.equals("else")))
          || (keyword.equals("contains")
              && (first.equals("minContains") || first.equals("maxContains")));
    }

    private static JsonNode json(Json value) {
      if (value instanceof JsonObject object) {
        ObjectNode node = NODES.objectNode();
        for (int i = 0; i < object.size(); i++) {
          node.set(object.name(i), json(object.value(i)));
        }
        return node;
      }
      if (value instanceof JsonArray array) {
        ArrayNode node = NODES.arrayNode();
        array.elements().forEach(each -> node.add(json(each)));
        return node;
      }
      if (value instanceof JsonNumber number) {
        BigDecimal exact = number.value();
        if (exact == null || Math.abs((long) exact.scale()) > MAX_SCALE) {
          throw new ArithmeticException("too many digits");
        }
        return number.isLong() ? NODES.numberNode(number.longValue()) : NODES.numberNode(exact);
      }
      if (value instanceof JsonBoolean bool) {
        return NODES.booleanNode(bool == JsonBoolean.of(true));
      }
      return value == JsonNull.NULL
          ? NODES.nullNode()
          : NODES.textNode(((JsonString) value).value());
    }
  }
}
