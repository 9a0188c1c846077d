package io.github.cbrsdk.auth;

import io.github.cbrsdk.error.Failure;
import io.github.cbrsdk.error.UnauthenticatedException;
import io.github.cbrsdk.http.Authorization;
import io.github.cbrsdk.iam.model.CreateTokenRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * Puts the secrets into a login as it leaves: until then their places are held by asterisks, which
 * is all that an interceptor sees. No error tells them either.
 */
final class LoginAuthorization implements Authorization {
  private static final MediaType JSON = MediaType.get("application/json");

  private final byte[] body;
  private final Redaction redaction;

  LoginAuthorization(CreateTokenRequest login, List<String> secrets) {
    this.body = login.toJson().getBytes(StandardCharsets.UTF_8);
    this.redaction = new Redaction(secrets);
  }

  @Override
  public Request apply(Request request) {
    return request
        .newBuilder()
        .post(RequestBody.create(body, JSON))
        .header("Content-Length", String.valueOf(body.length))
        .build();
  }

  /** The identity service's answer to the first of several factors is a receipt. */
  @Override
  public UnauthenticatedException refused(Failure failure) {
    return isReceipt(failure)
        ? new UnauthenticatedException(
            "The identity service accepted the first factor and asks for another one",
            failure,
            "give the one-time code as well")
        : new UnauthenticatedException(failure);
  }

  static boolean isReceipt(Failure failure) {
    return failure.excerpt().contains("\"receipt\"");
  }

  @Override
  public String redact(String text) {
    return redaction.apply(text);
  }

  @Override
  public String toString() {
    return "login ***";
  }
}
