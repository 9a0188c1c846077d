package io.github.cbrsdk.conformance.selftest;

import io.github.cbrsdk.conformance.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Drifts of status, headers, media type and presence of a body. */
final class ResponseMutations {
  private static final List<Integer> STATUSES =
      List.of(200, 201, 202, 203, 204, 206, 302, 400, 409, 418, 429, 500, 503, 507);
  private static final List<String> MEDIA_TYPES =
      List.of("text/html", "text/plain; charset=utf-8", "application/xml", "application/jsonp");
  private static final String CONTENT_TYPE = "Content-Type";

  private ResponseMutations() {}

  static Stream<Mutation> of(SampleExchange sample) {
    List<Mutation> all = new ArrayList<>();
    for (int status : STATUSES) {
      if (sample.operation().response(status).isEmpty()) {
        all.add(
            Mutation.ofResponse(
                Rule.STATUS_UNDECLARED,
                "status " + status,
                sample,
                () -> sample.withStatus(status)));
      }
    }
    for (String name : sample.contract().requiredHeaders().keySet()) {
      all.add(
          Mutation.ofResponse(
              Rule.HEADER_MISSING, "header left out", sample, () -> sample.withoutHeader(name)));
    }
    if (sample.body() != null) {
      content(sample, all);
    }
    return Stream.concat(all.stream(), HeaderMutations.of(sample));
  }

  private static void content(SampleExchange sample, List<Mutation> all) {
    all.add(
        Mutation.ofResponse(
            Rule.BODY_MISSING, "no body", sample, () -> sample.with((byte[]) null)));
    all.add(
        Mutation.ofResponse(
            Rule.BODY_MISSING, "empty body", sample, () -> sample.with(new byte[0])));
    all.add(
        Mutation.ofResponse(
            Rule.MEDIA_TYPE_UNDECLARED,
            "no Content-Type",
            sample,
            () -> sample.withoutHeader(CONTENT_TYPE)));
    List<String> others =
        MEDIA_TYPES.stream()
            .filter(type -> !sample.contract().content().containsKey(type.replaceFirst(";.*", "")))
            .toList();
    for (String type : others) {
      all.add(
          Mutation.ofResponse(
              Rule.MEDIA_TYPE_UNDECLARED,
              "other Content-Type",
              sample,
              () -> sample.withHeader(CONTENT_TYPE, type)));
    }
  }
}
