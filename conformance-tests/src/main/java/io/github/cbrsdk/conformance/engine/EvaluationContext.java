package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.contract.Uuid;
import io.github.cbrsdk.conformance.expression.Fields;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows the request and the response of an exchange to expressions; finds only what they ask. */
public final class EvaluationContext {
  private EvaluationContext() {}

  public static Fields request(ExchangeContext context) {
    Request request = context.exchange().request();
    return name ->
        switch (name) {
          case "path" -> (Fields) variable -> inCaseOfBody(context, variable);
          case "headers" -> request == null ? null : headers(request.headers());
          case "token" -> RequestSecrets.first(context.secrets());
          default -> null;
        };
  }

  /** Case says nothing in a UUID: it is in lower case unless the body repeats it as it was sent. */
  private static @Nullable String inCaseOfBody(ExchangeContext context, String variable) {
    String sent = context.pathVariables().get(variable);
    String folded = sent == null ? null : sent.toLowerCase(Locale.ROOT);
    return sent == null
            || sent.equals(folded)
            || !Uuid.isUuid(sent)
            || context.text().contains(sent)
        ? sent
        : folded;
  }

  public static Fields response(ExchangeContext context) {
    Response response = context.exchange().response();
    return name ->
        switch (name) {
          case "status" -> status(response);
          case "headers" -> headers(response.headers());
          case "values" -> (Fields) response.headers()::values;
          case "text" -> context.text();
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
