package io.github.cbrsdk.conformance.rule;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.MediaRange;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.Parameter;
import io.github.cbrsdk.conformance.contract.RequestContract;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.contract.TextBody;
import io.github.cbrsdk.conformance.engine.MediaType;
import io.github.cbrsdk.conformance.engine.ParameterValue;
import io.github.cbrsdk.conformance.engine.RequestParameters;
import io.github.cbrsdk.conformance.engine.SchemaMismatch;
import io.github.cbrsdk.conformance.engine.TextValue;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.MutationMaker;
import io.github.cbrsdk.conformance.sample.RequestMutations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
    Schema schema = parameter.schema();
    if (ParameterValue.isNested(parameter, sent)) {
      return Optional.empty();
    }
    List<Json> readings = ParameterValue.readings(parameter, sent);
    if (readings.isEmpty()) {
      return parameter.required() && sent.shows(parameter) && !parameter.isSpread()
          ? Optional.of(new Problem("the request lacks " + name, name, parameter.location()))
          : Optional.empty();
    }
    boolean isEmpty =
        parameter.allowsEmpty() && sent.values(parameter).stream().allMatch(String::isEmpty);
    return schema == null || isEmpty
        ? Optional.empty()
        : ParameterValue.mismatch(schema, readings)
            .map(
                mismatch ->
                    new Problem(
                        name + " " + mismatch.pointer() + " " + mismatch.keyword(),
                        observed(name, mismatch),
                        mismatch.expected(),
                        parameter.location()));
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
    Schema text = TextBody.schema(request.content(), type);
    if (text == null && (schema == null || !MediaRange.isJson(type))) {
      return type.isEmpty() || key != null
          ? Optional.empty()
          : Optional.of(
              new Problem(
                  "the body is of the media type " + MediaType.shown(type),
                  String.join(", ", request.content().keySet()),
                  request.location()));
    }
    Json value = text == null ? TextValue.json(body) : TextValue.of(text, new String(body, UTF_8));
    return value == null || schema == null
        ? Optional.of(new Problem("the body is not JSON", "JSON", request.location()))
        : SchemaMismatch.of(schema, value)
            .map(
                mismatch ->
                    new Problem(
                        "body " + mismatch.pointer() + " " + mismatch.keyword(),
                        observed("the body", mismatch),
                        mismatch.expected(),
                        request.location()));
  }

  private static String observed(String what, SchemaMismatch mismatch) {
    String at = mismatch.pointer().isEmpty() ? "" : " at " + mismatch.pointer();
    return mismatch.keyword().equals(SchemaMismatch.REQUIRED)
        ? what + " lacks " + mismatch.pointer()
        : what + " has a value that is not allowed" + at;
  }

  @Override
  public Stream<Mutation> mutations(MutationMaker make) {
    return RequestMutations.of(make).stream().flatMap(RequestMutations::invalid);
  }
}
