package io.github.cbrsdk.conformance.layer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Validation;
import io.github.cbrsdk.conformance.json.Json;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Looks at what the contract says is always true. */
final class InvariantLayer implements CheckLayer {
  /** Where one of these was noticed, rules about the value are told nothing by it. */
  private static final Set<Rule> SPOILING =
      EnumSet.of(
          Rule.TYPE_CHANGED,
          Rule.NULL_UNDECLARED,
          Rule.MEMBER_MISSING,
          Rule.FORMAT_CHANGED,
          Rule.JSON_DUPLICATE_MEMBER);

  private final Expressions expressions;

  InvariantLayer(Expressions expressions) {
    this.expressions = expressions;
  }

  @Override
  public void look(Inspection inspection) {
    for (Inspection.Site site : inspection.sites()) {
      Map<String, Object> variables = Map.of(Expression.SELF, CelValues.of(site.value()));
      for (SharedValidation validation : site.place().validations()) {
        look(inspection, site.place(), validation, variables);
      }
    }
    Answer answer = inspection.answer();
    if (!answer.validations().isEmpty()) {
      Map<String, Object> variables = variables(inspection);
      for (SharedValidation validation : answer.validations()) {
        if (isAnswerable(inspection, expressions.of(validation))) {
          look(inspection, answer.response(), validation, variables);
        }
      }
    }
  }

  /** Not if it asks for something that was not recorded. */
  private static boolean isAnswerable(Inspection inspection, Expression expression) {
    return !(expression.mentions(Expression.SELF) && inspection.value() == null)
        && !(expression.mentions("path") && inspection.pathVariables().isEmpty())
        && !(expression.mentions("token") && inspection.secrets().isEmpty())
        && !(expression.mentions(Expression.REQUEST) && inspection.exchange().request() == null);
  }

  private void look(
      Inspection inspection,
      Place place,
      SharedValidation validation,
      Map<String, Object> variables) {
    Expression expression = expressions.of(validation);
    if (!expression.isViolated(variables)) {
      return;
    }
    Validation any = validation.any();
    Rule rule = any.reports();
    if (rule == Rule.SECRET_ECHOED && wasFound(inspection, rule)) {
      return;
    }
    long editions = validation.editions() & ~spoilt(inspection, place, expression);
    inspection.report(
        place,
        new Observation(rule, any.impact(), any.id(), any.message(), editions),
        edition -> new Claim(validation.in(edition).rule(), validation.in(edition).location()));
  }

  private static boolean wasFound(Inspection inspection, Rule rule) {
    return inspection.found().stream().anyMatch(found -> found.observation().rule() == rule);
  }

  /** Mask of the editions that miss or refuse a member of which the rule speaks. */
  private static long spoilt(Inspection inspection, Place place, Expression expression) {
    long mask = 0;
    for (DriftCount found : inspection.found()) {
      String pointer = found.place().pointer();
      String name = pointer.substring(pointer.lastIndexOf('/') + 1);
      if (SPOILING.contains(found.observation().rule())
          && pointer.startsWith(place.pointer())
          && expression.mentions(name)) {
        mask |= found.observation().editions();
      }
    }
    return mask;
  }

  private static Map<String, Object> variables(Inspection inspection) {
    Map<String, Object> variables = new HashMap<>();
    Json self = inspection.value();
    if (self != null) {
      variables.put(Expression.SELF, CelValues.of(self));
    }
    Request request = inspection.exchange().request();
    Map<String, Object> asked = new HashMap<>();
    asked.put("path", inspection.pathVariables());
    if (request != null) {
      asked.put("headers", headers(request.headers()));
      String token = Secrets.first(inspection.secrets());
      if (token != null) {
        asked.put("token", token);
      }
    }
    variables.put(Expression.REQUEST, asked);
    variables.put(Expression.RESPONSE, response(inspection.exchange().response()));
    return variables;
  }

  private static Map<String, Object> response(Response response) {
    Map<String, Object> answered = new HashMap<>();
    if (response.status() != null) {
      answered.put("status", response.status().longValue());
    }
    answered.put("headers", headers(response.headers()));
    byte[] body = response.body();
    answered.put("text", body == null ? "" : new String(body, UTF_8));
    return answered;
  }

  /** By name in lower case; of several of one name the first. */
  private static Map<String, String> headers(Headers headers) {
    Map<String, String> byName = new HashMap<>();
    headers
        .all()
        .forEach(
            header -> byName.putIfAbsent(header.name().toLowerCase(Locale.ROOT), header.value()));
    return byName;
  }
}
