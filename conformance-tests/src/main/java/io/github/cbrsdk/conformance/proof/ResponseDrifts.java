package io.github.cbrsdk.conformance.proof;

import io.github.cbrsdk.conformance.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Drifts of status, headers, media type and presence of a body. */
final class ResponseDrifts {
  private static final List<Integer> STATUSES =
      List.of(200, 201, 202, 203, 204, 206, 302, 400, 409, 418, 429, 500, 503, 507);
  private static final List<String> MEDIA_TYPES =
      List.of("text/html", "text/plain; charset=utf-8", "application/xml", "application/jsonp");
  private static final String CONTENT_TYPE = "Content-Type";

  private ResponseDrifts() {}

  static Stream<Injection> of(Exemplar exemplar) {
    List<Injection> all = new ArrayList<>();
    for (int status : STATUSES) {
      if (exemplar.operation().response(status).isEmpty()) {
        all.add(
            Injection.ofResponse(
                Rule.STATUS_UNDECLARED,
                "status " + status,
                exemplar,
                () -> exemplar.withStatus(status)));
      }
    }
    for (String name : exemplar.contract().requiredHeaders().keySet()) {
      all.add(
          Injection.ofResponse(
              Rule.HEADER_MISSING,
              "header left out",
              exemplar,
              () -> exemplar.withoutHeader(name)));
    }
    if (exemplar.body() != null) {
      content(exemplar, all);
    }
    return Stream.concat(all.stream(), HeaderDrifts.of(exemplar));
  }

  private static void content(Exemplar exemplar, List<Injection> all) {
    all.add(
        Injection.ofResponse(
            Rule.BODY_MISSING, "no body", exemplar, () -> exemplar.with((byte[]) null)));
    all.add(
        Injection.ofResponse(
            Rule.BODY_MISSING, "empty body", exemplar, () -> exemplar.with(new byte[0])));
    all.add(
        Injection.ofResponse(
            Rule.MEDIA_TYPE_UNDECLARED,
            "no Content-Type",
            exemplar,
            () -> exemplar.withoutHeader(CONTENT_TYPE)));
    List<String> others =
        MEDIA_TYPES.stream()
            .filter(
                type -> !exemplar.contract().content().containsKey(type.replaceFirst(";.*", "")))
            .toList();
    for (String type : others) {
      all.add(
          Injection.ofResponse(
              Rule.MEDIA_TYPE_UNDECLARED,
              "other Content-Type",
              exemplar,
              () -> exemplar.withHeader(CONTENT_TYPE, type)));
    }
  }
}
