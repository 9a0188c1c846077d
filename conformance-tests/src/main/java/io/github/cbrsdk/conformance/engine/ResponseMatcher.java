package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.ResponseContract;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonObject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the declared response of an exchange, and keeps its counts. Responses whose bodies have the
 * same schema share its nodes. For one thread.
 */
final class ResponseMatcher {
  /** The least score of a fit; a few members with common names score less. */
  private static final int GOOD_FIT = 12;

  private final Editions editions;
  private final Map<List<Object>, ResponseDefinition> definitions = new HashMap<>();
  private @Nullable ResponseDefinition last;
  private String lastMediaType = "";
  private final Map<String, SchemaNode> responses = new HashMap<>();
  private final Map<List<String>, SchemaNode> bodies = new LinkedHashMap<>();

  ResponseMatcher(Editions editions) {
    this.editions = editions;
  }

  /**
   * The response of an operation with a status. An edition that does not declare the status
   * validates the body by that schema of the operation's responses which the body fits best.
   *
   * @param mediaType the media type of the body, or empty if it is not known
   * @param body the body, or null if it is not JSON
   */
  ResponseDefinition of(
      OperationInEditions operation, int status, String mediaType, @Nullable Json body) {
    if (body == null) {
      if (last == null
          || last.operation() != operation
          || !Objects.equals(last.status(), status)
          || !lastMediaType.equals(mediaType)) {
        last = of(operation, status, mediaType, List.of());
        lastMediaType = mediaType;
      }
      return last;
    }
    List<String> bodyLike =
        operation.isDeclaredByAll(status)
            ? List.of()
            : IntStream.range(0, editions.size())
                .mapToObj(i -> bestStatus(operation.in(i), status, body))
                .toList();
    return of(operation, status, mediaType, bodyLike);
  }

  private ResponseDefinition of(
      OperationInEditions operation, int status, String mediaType, List<String> bodyLike) {
    List<String> kinds =
        IntStream.range(0, editions.size())
            .mapToObj(i -> kind(operation.in(i), status, mediaType))
            .toList();
    return definitions.computeIfAbsent(
        List.of(operation.id(), status, kinds, bodyLike),
        key -> make(operation, status, declared -> declared.response(status), mediaType, bodyLike));
  }

  private static String kind(@Nullable Operation operation, int status, String mediaType) {
    return operation == null
        ? ""
        : operation.response(status).map(each -> each.jsonKind(mediaType)).orElse("");
  }

  private static String bestStatus(@Nullable Operation operation, int status, Json body) {
    if (operation == null || operation.response(status).isPresent()) {
      return "";
    }
    ResponseContract best = best(operation, body);
    return best == null ? "" : best.status();
  }

  /**
   * The response to which a body of unknown origin belongs: the one whose schema it fits best, even
   * if it is renamed or unwrapped at the top. Null for a body that has nothing of any of them.
   */
  @Nullable ResponseDefinition ofBody(Json body) {
    OperationInEditions bestOperation = null;
    ResponseContract best = null;
    for (OperationInEditions operation : editions.operations()) {
      ResponseContract each = best(operation.any(), body);
      if (each != null && (best == null || score(each, body) > score(best, body))) {
        bestOperation = operation;
        best = each;
      }
    }
    if (bestOperation != null && best != null) {
      return bodyOf(bestOperation, best.status());
    }
    return body instanceof JsonObject object && object.size() == 0 ? firstSuccess() : null;
  }

  /** The response whose schema a body fits best, or null if it fits none. */
  private static @Nullable ResponseContract best(Operation operation, Json body) {
    ResponseContract best = null;
    int bestScore = 0;
    for (ResponseContract response : operation.responses().values()) {
      int score = score(response, body);
      if (score > bestScore) {
        best = response;
        bestScore = score;
      }
    }
    return best;
  }

  private static int score(ResponseContract response, Json body) {
    return response.jsonBodies().stream().mapToInt(each -> score(each, body)).max().orElse(0);
  }

  private static int score(Schema schema, Json body) {
    int score = SchemaFit.score(schema, body);
    if (score > 0) {
      return score;
    }
    int best = 0;
    for (Schema member : schema.properties().values()) {
      best = Math.max(best, SchemaFit.score(member, body));
      if (body instanceof JsonObject object) {
        for (int i = 0; i < Math.min(object.size(), GOOD_FIT); i++) {
          best = Math.max(best, SchemaFit.score(member, object.value(i)));
        }
      }
    }
    return best >= GOOD_FIT ? best : 0;
  }

  /**
   * The first response with a status 2xx and a JSON schema, by which malformed bodies and empty
   * objects are validated.
   */
  @Nullable ResponseDefinition firstSuccess() {
    for (OperationInEditions operation : editions.operations()) {
      for (ResponseContract response : operation.any().responses().values()) {
        if (response.status().startsWith("2") && response.json() != null) {
          return bodyOf(operation, response.status());
        }
      }
    }
    return null;
  }

  private ResponseDefinition bodyOf(OperationInEditions operation, String status) {
    return definitions.computeIfAbsent(
        List.of(operation.id(), status),
        key ->
            make(
                operation,
                null,
                declared -> Optional.ofNullable(declared.responses().get(status)),
                "",
                List.of()));
  }

  private ResponseDefinition make(
      OperationInEditions operation,
      @Nullable Integer status,
      Function<Operation, Optional<ResponseContract>> response,
      String mediaType,
      List<String> bodyLike) {
    @Nullable ResponseContract[] declared = new ResponseContract[editions.size()];
    @Nullable Schema[] schemas = new Schema[editions.size()];
    @Nullable Schema[] texts = new Schema[editions.size()];
    for (int i = 0; i < declared.length; i++) {
      Operation known = operation.in(i);
      declared[i] = known == null ? null : response.apply(known).orElse(null);
      ResponseContract body = declared[i];
      if (body == null && known != null && !bodyLike.isEmpty()) {
        body = known.responses().get(bodyLike.get(i));
      }
      schemas[i] = body == null ? null : body.json(mediaType);
      texts[i] = body == null ? null : body.text(mediaType);
    }
    boolean isText = Arrays.stream(texts).anyMatch(Objects::nonNull);
    boolean hasSchema = isText || Arrays.stream(schemas).anyMatch(Objects::nonNull);
    return new ResponseDefinition(
        editions,
        operation,
        status,
        declared,
        responses.computeIfAbsent(
            operation.id(), id -> SchemaNode.root(editions, id, new Schema[editions.size()])),
        hasSchema ? body(operation, isText ? texts : schemas) : null,
        isText);
  }

  private SchemaNode body(OperationInEditions operation, @Nullable Schema[] schemas) {
    List<String> key =
        List.of(
            operation.id(),
            Arrays.stream(schemas)
                .map(each -> each == null ? "-" : each.stated().file() + each.stated().pointer())
                .collect(Collectors.joining(" ")));
    return bodies.computeIfAbsent(
        key, unused -> SchemaNode.root(editions, operation.id(), schemas));
  }

  private static String name(@Nullable Schema schema) {
    return schema == null ? "-" : schema.label();
  }

  /** Adds everything that was counted to statistics. */
  void addTo(RunStatistics statistics) {
    responses.values().forEach(node -> node.addTo(statistics, ""));
    bodies.values().forEach(node -> node.addTo(statistics, bodyName(node)));
  }

  private String bodyName(SchemaNode node) {
    for (int i = 0; i < editions.size(); i++) {
      if (node.schema(i) != null) {
        return name(node.schema(i));
      }
    }
    return "";
  }
}
