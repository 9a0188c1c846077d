package io.github.cbrsdk.conformance.layer;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.cel.Failure;
import io.github.cbrsdk.conformance.cel.Fields;
import io.github.cbrsdk.conformance.contract.Validation;
import java.util.EnumSet;
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
      for (SharedValidation validation : site.place().validations()) {
        Expression expression = expressions.of(validation);
        Object outcome = expression.evaluate(site.value(), null, null);
        judge(inspection, site.place(), validation, expression, outcome);
      }
    }
    Answer answer = inspection.answer();
    if (!answer.validations().isEmpty()) {
      Fields request = Circumstances.request(inspection);
      Fields response = Circumstances.response(inspection);
      for (SharedValidation validation : answer.validations()) {
        Expression expression = expressions.of(validation);
        Object outcome = expression.evaluate(inspection.value(), request, response);
        judge(inspection, answer.response(), validation, expression, outcome);
      }
    }
  }

  private static void judge(
      Inspection inspection,
      Place place,
      SharedValidation validation,
      Expression expression,
      Object outcome) {
    Validation any = validation.any();
    if (outcome == Boolean.FALSE) {
      report(inspection, place, validation, expression, any.id(), any.message());
    } else if (outcome instanceof Failure failure && failure.kind() == Failure.Kind.FAULT) {
      // What is absent is the business of other rules; this one cannot be answered, and says so.
      String why = "it cannot be told, because of " + failure.what();
      report(inspection, place, validation, expression, any.id() + ": " + failure.what(), why);
    }
  }

  private static void report(
      Inspection inspection,
      Place place,
      SharedValidation validation,
      Expression expression,
      String detail,
      String observed) {
    Validation any = validation.any();
    if (any.reports() == Rule.SECRET_ECHOED && wasFound(inspection, any.reports())) {
      return;
    }
    long editions = validation.editions() & ~spoilt(inspection, place, expression);
    inspection.report(
        place,
        new Observation(any.reports(), any.impact(), detail, observed, editions),
        edition -> {
          Validation stated = validation.in(edition);
          return new Claim(stated.id() + ": " + stated.rule(), stated.location());
        });
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
}
