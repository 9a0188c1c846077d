package io.github.cbrsdk.conformance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.serialization.BasicNodeReader;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonBoolean;
import io.github.cbrsdk.conformance.json.JsonNull;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonString;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
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

  private static final String BASE = "https://contract.invalid/";

  private final YamlNode document;
  private final Direction direction;
  private @Nullable Validator validator;
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
      return problem.isPresent() && validator().requiresOthers()
          ? lenient().problem(schema, keyword, value)
          : problem;
    };
  }

  private synchronized Validator lenient() {
    if (lenient == null) {
      lenient = new Validator(document, direction, true);
    }
    return lenient;
  }

  private synchronized Validator validator() {
    if (validator == null) {
      validator = new Validator(document, direction, false);
    }
    return validator;
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
    private final SchemaRegistry registry;
    private final Map<YamlNode, Schema> schemas = new ConcurrentHashMap<>();
    private final Set<String> names = new HashSet<>();
    private boolean requiresOthers;

    Validator(YamlNode document, Direction direction, boolean isLenient) {
      Map<String, String> texts = new HashMap<>();
      document
          .documents()
          .values()
          .forEach(
              each -> {
                JsonNode tree = mapper.valueToTree(each.value());
                // All are read as 2020-12; the validator would look for the rules of others.
                tree.findParents("$schema").stream()
                    .filter(parent -> parent.get("$schema").isTextual())
                    .forEach(parent -> ((ObjectNode) parent).remove("$schema"));
                addNames(tree);
                direction
                    .required(each)
                    .forEach((list, others) -> leave(tree.at(list), others, isLenient));
                texts.put(BASE + encode(each.file()), tree.toString());
              });
      registry =
          SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_2020_12,
              builder -> builder.schemas(texts).nodeReader(new JsonNodeReader(mapper)));
    }

    private void leave(JsonNode list, Set<String> others, boolean isLenient) {
      Iterator<JsonNode> names = list.elements();
      while (names.hasNext()) {
        if (others.contains(names.next().asText())) {
          requiresOthers = true;
          if (isLenient) {
            names.remove();
          }
        }
      }
    }

    /** Whether it requires members of the other direction. */
    boolean requiresOthers() {
      return requiresOthers;
    }

    private void addNames(JsonNode tree) {
      tree.fieldNames().forEachRemaining(names::add);
      tree.forEach(this::addNames);
    }

    /** Reads JSON only: the texts are JSON, also where the name of the file ends with .yaml. */
    private static final class JsonNodeReader extends BasicNodeReader {
      private final ObjectMapper mapper;

      JsonNodeReader(ObjectMapper mapper) {
        this.mapper = mapper;
      }

      @Override
      protected ObjectMapper getObjectMapper(InputFormat format) {
        return mapper;
      }
    }

    private static String encode(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8)
          .replace("+", "%20")
          .replace("%2F", "/");
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
                (stated == null ? node : stated).location()));
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
            : Optional.of(new SchemaProblem("it is not listed", node.require(keyword).location()));
      }
      Schema schema =
          schemas.computeIfAbsent(
              node,
              each ->
                  registry.getSchema(
                      SchemaLocation.of(
                          BASE + encode(each.root().file()) + "#" + fragment(each.pointer()))));
      return schema.validate(json(value)).stream()
          .filter(error -> isOf(keyword, error))
          .findFirst()
          .map(error -> new SchemaError(error, names))
          .map(error -> new SchemaProblem(error.words(), location(error, node, keyword)));
    }

    /** The keyword in the contract; if it is inside an {@code $id}, the one that was evaluated. */
    private static ContractLocation location(SchemaError error, YamlNode schema, String keyword) {
      String location = error.schemaLocation();
      int hash = location.indexOf('#');
      YamlNode found = null;
      for (YamlNode each : schema.root().documents().values()) {
        if (hash > 0 && location.substring(0, hash).equals(BASE + encode(each.file()))) {
          found = Reference.of(location.substring(hash)).target(each);
        }
      }
      YamlNode stated = found != null ? found : schema.get(keyword);
      return (stated == null ? schema : stated).location();
    }

    private static String fragment(String pointer) {
      return encode(pointer).replace("%7E", "~");
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
