package io.github.cbrsdk.conformance.layer;

import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.cel.Fields;
import org.jspecify.annotations.Nullable;

/** Shows the request and the response of an exchange to expressions; finds only what they ask. */
final class Circumstances {
  private Circumstances() {}

  static Fields request(Inspection inspection) {
    Request request = inspection.exchange().request();
    return name ->
        switch (name) {
          case "path" -> (Fields) inspection.pathVariables()::get;
          case "headers" -> request == null ? null : headers(request.headers());
          case "token" -> Secrets.first(inspection.secrets());
          default -> null;
        };
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
