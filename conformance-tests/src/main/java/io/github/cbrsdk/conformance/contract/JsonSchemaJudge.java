package io.github.cbrsdk.conformance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonString;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
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

  /** The one that does not require members of the other direction; the same if there are none. */
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
   * Tells why a value does not keep to a keyword of a schema; nothing if it does, or if it lacks
   * only what messages of the other direction have.
   */
  BiFunction<String, Json, Stream<SchemaProblem>> of(YamlNode schema) {
    return (keyword, value) -> {
      List<SchemaProblem> problems = validator().problems(schema, keyword, value).toList();
      return problems.isEmpty() || lenient() == validator()
          ? problems.stream()
          : lenient().problems(schema, keyword, value);
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
    /** JSON Schema 2020-12 with the formats of this check. */
    private static final Dialect DIALECT =
        Dialect.builder(Dialects.getDraft202012())
            .formats(
                known -> {
                  known.clear();
                  for (StringFormat format : StringFormat.values()) {
                    known.put(format.id(), format(format));
                  }
                })
            .build();

    private static final SchemaRegistryConfig FORMATS =
        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();

    private final ResolvedDocuments documents;
    private final Map<YamlNode, Schema> schemas = new ConcurrentHashMap<>();
    private @Nullable Schema root;

    Validator(ResolvedDocuments documents) {
      this.documents = documents;
    }

    private static Format format(StringFormat format) {
      return new Format() {
        @Override
        public String getName() {
          return format.id();
        }

        @Override
        public boolean matches(ExecutionContext context, String text) {
          return format.accepts(new JsonString(text));
        }
      };
    }

    private synchronized Schema root() {
      if (root != null) {
        return root;
      }
      Schema whole =
          SchemaRegistry.withDialect(DIALECT, builder -> builder.schemaRegistryConfig(FORMATS))
              .getSchema(SchemaLocation.of(ResolvedDocuments.ROOT), documents.root());
      // It knows an anchor when it has seen the schema there.
      documents.dynamicAnchors().forEach(each -> in(whole, each));
      root = whole;
      return whole;
    }

    private Schema in(Schema whole, YamlNode node) {
      return whole.getSubSchema(SchemaLocation.Fragment.of(documents.fragment(node)));
    }

    Stream<SchemaProblem> problems(YamlNode node, String keyword, Json value) {
      try {
        return evaluate(node, keyword, value);
      } catch (SchemaException e) {
        throw node.error("'%s' cannot be evaluated: %s".formatted(keyword, e.getMessage()));
      } catch (ArithmeticException e) {
        YamlNode stated = node.get(keyword);
        return Stream.of(
            new SchemaProblem(
                "it has a number with too many digits to be judged",
                (stated == null ? node : stated).location(),
                false,
                value));
      }
    }

    private Stream<SchemaProblem> evaluate(YamlNode node, String keyword, Json value) {
      JsonNode sent = JacksonTree.of(value);
      if (keyword.equals("enum") || keyword.equals("const")) {
        JsonNode listed = JacksonTree.of(node.require(keyword));
        boolean isListed =
            keyword.equals("const")
                ? listed.equals(sent)
                : StreamSupport.stream(listed.spliterator(), false).anyMatch(sent::equals);
        return isListed
            ? Stream.empty()
            : Stream.of(
                new SchemaProblem(
                    "it is not listed", node.require(keyword).location(), false, value));
      }
      return schemas.computeIfAbsent(node, each -> in(root(), each)).validate(sent).stream()
          .filter(error -> isOf(keyword, error))
          .map(error -> new SchemaError(error, documents.names()))
          .map(
              error ->
                  new SchemaProblem(
                      error.words(),
                      location(error, node, keyword),
                      error.fitsNone(),
                      error.part(value)));
    }

    /** Where the contract says what is not kept. */
    private ContractLocation location(SchemaError error, YamlNode schema, String keyword) {
      YamlNode found = documents.at(error.schemaLocation());
      YamlNode stated = found != null || !schema.isMap() ? found : schema.get(keyword);
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
  }
}
