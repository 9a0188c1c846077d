package io.github.cbrsdk.conformance.layer;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.conformance.ContractLocation;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.ResponseContract;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at status, headers, media type, and whether there is a body. */
final class HttpLayer implements CheckLayer {
  private final Editions editions;

  HttpLayer(Editions editions) {
    this.editions = editions;
  }

  @Override
  public void look(Inspection inspection) {
    Answer answer = inspection.answer();
    if (answer.status() == null) {
      return;
    }
    if (answer.undeclared() != 0) {
      status(inspection, answer);
    }
    requiredStatus(inspection, answer);
    headers(inspection, answer);
    HeaderValues.look(inspection);
    byte[] body = inspection.exchange().response().body();
    if (body == null || body.length == 0) {
      noBody(inspection, answer);
    } else {
      mediaTypes(inspection, answer);
    }
  }

  private static void status(Inspection inspection, Answer answer) {
    String status = String.valueOf(answer.status());
    inspection.report(
        answer.response(),
        Observation.of(Rule.STATUS_UNDECLARED, status, "status " + status, answer.undeclared()),
        edition -> {
          Operation operation = answer.operation().in(edition);
          return operation == null
              ? new Claim("no such operation", answer.operation().any().location())
              : new Claim(
                  "one of the statuses " + String.join(", ", operation.responses().keySet()),
                  operation.location());
        });
  }

  /** A status that the contract declares, but not for a request such as this. */
  private void requiredStatus(Inspection inspection, Answer answer) {
    Integer required = inspection.exchange().requiredStatus();
    if (required == null || required.equals(answer.status())) {
      return;
    }
    inspection.report(
        answer.response(),
        Observation.of(
            Rule.STATUS_UNDECLARED,
            answer.status() + " for " + required,
            "status " + answer.status() + " to a request that has to fail",
            editions.mask(i -> answer.in(i) != null)),
        edition ->
            new Claim(
                "status " + required, requireNonNull(answer.operation().in(edition)).location()));
  }

  private void headers(Inspection inspection, Answer answer) {
    Response response = inspection.exchange().response();
    for (String name : answer.requiredHeaders()) {
      if (response.headers().first(name) == null) {
        long requiring = editions.mask(i -> requires(answer.in(i), name));
        inspection.report(
            answer.response(),
            Observation.of(Rule.HEADER_MISSING, name, "no header " + name, requiring),
            edition -> new Claim("the header " + name, location(answer, edition, name)));
      }
    }
  }

  private static boolean requires(@Nullable ResponseContract contract, String header) {
    return contract != null && contract.requiredHeaders().containsKey(header);
  }

  private static ContractLocation location(Answer answer, int edition, String header) {
    return requireNonNull(requireNonNull(answer.in(edition)).requiredHeaders().get(header));
  }

  private static void noBody(Inspection inspection, Answer answer) {
    inspection.report(
        answer.response(),
        Observation.of(
            Rule.BODY_MISSING,
            String.valueOf(answer.status()),
            "no body with status " + answer.status(),
            answer.withContent()),
        edition -> contentClaim(answer, edition));
  }

  /** Looks at each Content-Type: of several that differ, readers take one or another. */
  private static void mediaTypes(Inspection inspection, Answer answer) {
    List<String> sent = inspection.exchange().response().headers().values("Content-Type");
    if (sent.isEmpty()) {
      mediaType(inspection, answer, null);
    } else {
      sent.stream().distinct().forEach(each -> mediaType(inspection, answer, each));
    }
  }

  private static void mediaType(Inspection inspection, Answer answer, @Nullable String sent) {
    String type = MediaType.of(sent);
    long undeclared = answer.undeclared(type);
    if (undeclared == 0) {
      return;
    }
    String shown = type.isEmpty() ? "empty" : MediaType.shown(type);
    inspection.report(
        answer.response(),
        Observation.of(
            Rule.MEDIA_TYPE_UNDECLARED,
            sent == null ? "none" : shown,
            sent == null
                ? "no Content-Type"
                : type.isEmpty() ? "an empty Content-Type" : "Content-Type " + shown,
            undeclared),
        edition -> contentClaim(answer, edition));
  }

  private static Claim contentClaim(Answer answer, int edition) {
    ResponseContract contract = requireNonNull(answer.in(edition));
    return new Claim(
        "a body of type " + String.join(" or ", contract.content().keySet()),
        contract.contentLocation());
  }
}
