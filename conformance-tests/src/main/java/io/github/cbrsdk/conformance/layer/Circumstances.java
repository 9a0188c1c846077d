package io.github.cbrsdk.conformance.layer;

import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.cel.Fields;
import io.github.cbrsdk.conformance.contract.Uuid;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows the request and the response of an exchange to expressions; finds only what they ask. */
final class Circumstances {
  private Circumstances() {}

  static Fields request(Inspection inspection) {
    Request request = inspection.exchange().request();
    return name ->
        switch (name) {
          case "path" -> (Fields) variable -> inCaseOfBody(inspection, variable);
          case "headers" -> request == null ? null : headers(request.headers());
          case "token" -> Secrets.first(inspection.secrets());
          default -> null;
        };
  }

  /** Case says nothing in a UUID: it is in lower case unless the body repeats it as it was sent. */
  private static @Nullable String inCaseOfBody(Inspection inspection, String variable) {
    String sent = inspection.pathVariables().get(variable);
    return sent == null || !Uuid.isUuid(sent) || inspection.text().contains(sent)
        ? sent
        : sent.toLowerCase(Locale.ROOT);
  }

  static Fields response(Inspection inspection) {
    Response response = inspection.exchange().response();
    return name ->
        switch (name) {
          case "status" -> status(response);
          case "headers" -> headers(response.headers());
          case "text" -> inspection.text();
          default -> null;
        };
  }

  private static @Nullable Long status(Response response) {
    Integer status = response.status();
    return status == null ? null : status.longValue();
  }

  private static Fields headers(Headers headers) {
    return headers::first;
  }
}
