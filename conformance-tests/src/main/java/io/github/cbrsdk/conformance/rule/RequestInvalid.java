package io.github.cbrsdk.conformance.rule;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.MediaRange;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.Parameter;
import io.github.cbrsdk.conformance.contract.RequestContract;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.engine.MediaType;
import io.github.cbrsdk.conformance.engine.RequestParameters;
import io.github.cbrsdk.conformance.engine.SchemaMismatch;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonReader;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.json.JsonText;
import io.github.cbrsdk.conformance.json.JsonType;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.MutationMaker;
import io.github.cbrsdk.conformance.sample.RequestMutations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request lacks what the contract requires, or has a value that it does not allow. Values in
 * paths are not looked at: recordings often have other ones in their place.
 */
final class RequestInvalid extends RequestRule {
  RequestInvalid() {
    super(
        Rule.REQUEST_INVALID,
        new RuleText(
                "A request lacks a parameter or a body that the contract requires, or has a value that it"
                    + " does not allow, and the service accepted it.",
                "GET /items?limit=many where limit is an integer")
            .remedy(CORRECT_CLIENT));
  }

  @Override
  List<Problem> problems(Operation operation, RequestParameters sent) {
    List<Problem> problems = new ArrayList<>();
    for (Parameter parameter : operation.parameters()) {
      if (parameter.isBesideThePath()) {
        problem(parameter, sent).ifPresent(problems::add);
      }
    }
    RequestContract request = operation.request();
    if (request != null) {
      problem(request, sent).ifPresent(problems::add);
    }
    return problems;
  }

  private static Optional<Problem> problem(Parameter parameter, RequestParameters sent) {
    String name = "the %s parameter %s".formatted(parameter.in(), parameter.name());
    List<String> values = sent.values(parameter);
    Schema schema = parameter.schema();
    if (values.isEmpty()) {
      return parameter.required()
              && sent.shows(parameter)
              && !(schema != null && schema.allows(JsonType.OBJECT))
          ? Optional.of(new Problem("the request lacks " + name, name, parameter.location()))
          : Optional.empty();
    }
    boolean isEmpty = parameter.allowsEmpty() && values.stream().allMatch(String::isEmpty);
    if (schema == null || isEmpty || schema.allows(JsonType.OBJECT)) {
      return Optional.empty(); // How it is written depends on more than its schema.
    }
    List<Json> readings = readings(schema, values);
    return readings.stream().anyMatch(each -> SchemaMismatch.of(schema, each).isEmpty())
        ? Optional.empty()
        : SchemaMismatch.of(schema, readings.get(0))
            .map(
                mismatch ->
                    new Problem(
                        name + " " + mismatch.pointer() + " " + mismatch.keyword(),
                        name + " has another value",
                        mismatch.expected(),
                        parameter.location()));
  }

  /** What texts can stand for: a scalar, a text, or a list of either in one of its forms. */
  private static List<Json> readings(Schema schema, List<String> texts) {
    List<Json> readings = new ArrayList<>();
    readings.add(scalar(texts.get(0)));
    readings.add(new JsonString(texts.get(0)));
    if (schema.allows(JsonType.ARRAY)) {
      for (String separator : List.of(",", "\\|", " ")) {
        List<String> parts = texts.size() > 1 ? texts : List.of(texts.get(0).split(separator, -1));
        readings.add(JsonArray.of(parts.stream().map(RequestInvalid::scalar).toList()));
        readings.add(JsonArray.of(parts.stream().<Json>map(JsonString::new).toList()));
      }
    }
    return readings;
  }

  /** A number, boolean or null if the text is one; otherwise the text. */
  private static Json scalar(String text) {
    Json json = whole(text.getBytes(UTF_8));
    return json == null || json.type() == JsonType.STRING ? new JsonString(text) : json;
  }

  private static @Nullable Json whole(byte[] text) {
    JsonText read = JsonReader.read(text);
    return read.complete() ? read.value() : null;
  }

  private static Optional<Problem> problem(RequestContract request, RequestParameters sent) {
    byte[] body = sent.request().body();
    if (body == null || body.length == 0) {
      return request.required() && "0".equals(sent.request().headers().first("Content-Length"))
          ? Optional.of(new Problem("the request lacks a body", "a body", request.location()))
          : Optional.empty();
    }
    String type = MediaType.of(sent.request().headers().first("Content-Type"));
    String key = MediaRange.covering(request.content().keySet(), type);
    Schema schema =
        key == null ? null : request.content().getOrDefault(key, Optional.empty()).orElse(null);
    if (schema == null || !MediaRange.isJson(type)) {
      return type.isEmpty() || key != null
          ? Optional.empty()
          : Optional.of(
              new Problem(
                  "the body is of the media type " + MediaType.shown(type),
                  String.join(", ", request.content().keySet()),
                  request.location()));
    }
    Json json = whole(body);
    return json == null
        ? Optional.of(new Problem("the body is no JSON", "JSON", request.location()))
        : SchemaMismatch.of(schema, json)
            .map(
                mismatch ->
                    new Problem(
                        "body " + mismatch.pointer() + " " + mismatch.keyword(),
                        observed(mismatch),
                        mismatch.expected(),
                        request.location()));
  }

  private static String observed(SchemaMismatch mismatch) {
    String at = mismatch.pointer().isEmpty() ? "" : " at " + mismatch.pointer();
    return mismatch.keyword().equals(SchemaMismatch.REQUIRED)
        ? "the body lacks " + mismatch.pointer()
        : "the body has another value" + at;
  }

  @Override
  public Stream<Mutation> mutations(MutationMaker make) {
    return RequestMutations.of(make).stream().flatMap(RequestMutations::invalid);
  }
}
