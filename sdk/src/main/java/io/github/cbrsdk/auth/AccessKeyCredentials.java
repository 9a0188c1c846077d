package io.github.cbrsdk.auth;

import io.github.cbrsdk.http.Authorization;
import io.github.cbrsdk.http.Credentials;
import java.time.Clock;
import java.time.Duration;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * An access key and its secret key, with which each request is signed. A request that is refused is
 * never repeated, because the service locks a key after five refusals in a row.
 */
public final class AccessKeyCredentials implements Credentials {
  private final Signature signature;

  private AccessKeyCredentials(Signature signature) {
    this.signature = signature;
  }

  /**
   * A permanent key of a user, for one project.
   *
   * @throws IllegalArgumentException if one of them is blank or has a character that no header may
   *     have
   */
  public static AccessKeyCredentials of(String accessKey, String secretKey, String projectId) {
    return of(accessKey, secretKey, null, projectId, Clock.systemUTC());
  }

  /**
   * A temporary key, which comes with a security token.
   *
   * @throws IllegalArgumentException if one of them is blank or has a character that no header may
   *     have
   */
  public static AccessKeyCredentials temporary(
      String accessKey, String secretKey, String securityToken, String projectId) {
    return of(
        accessKey,
        secretKey,
        HeaderValue.require("securityToken", securityToken),
        projectId,
        Clock.systemUTC());
  }

  static AccessKeyCredentials of(
      String accessKey,
      String secretKey,
      @Nullable String securityToken,
      String projectId,
      Clock clock) {
    return new AccessKeyCredentials(
        new Signature(
            new RequestSigner(
                HeaderValue.require("accessKey", accessKey),
                HeaderValue.require("secretKey", secretKey)),
            secretKey,
            securityToken,
            HeaderValue.require("projectId", projectId),
            clock));
  }

  @Override
  public Authorization authorize(Duration within) {
    return signature;
  }

  @Override
  public String toString() {
    return signature.toString();
  }

  /** Signs a request when it leaves, since a signature is good for minutes only. */
  private static final class Signature implements Authorization {
    private final RequestSigner signer;
    private final Redaction redaction;
    private final @Nullable String securityToken;
    private final String projectId;
    private final Clock clock;

    Signature(
        RequestSigner signer,
        String secretKey,
        @Nullable String securityToken,
        String projectId,
        Clock clock) {
      this.signer = signer;
      this.redaction =
          securityToken == null
              ? new Redaction(secretKey)
              : new Redaction(secretKey, securityToken);
      this.securityToken = securityToken;
      this.projectId = projectId;
      this.clock = clock;
    }

    @Override
    public Request apply(Request request) {
      Request.Builder prepared = request.newBuilder().header("X-Project-Id", projectId);
      if (securityToken != null) {
        prepared.header("X-Security-Token", securityToken);
      }
      return signer.sign(prepared.build(), clock.instant());
    }

    @Override
    public String redact(String text) {
      // A signature is a secret too, for as long as the service accepts it.
      return redaction.apply(text).replaceAll("Signature=[0-9a-f]{64}", "Signature=***");
    }

    @Override
    public String toString() {
      return "access key ***";
    }
  }
}
