package io.github.cbrsdk.auth;

import io.github.cbrsdk.error.Failure;
import io.github.cbrsdk.error.UnauthenticatedException;
import io.github.cbrsdk.http.Authorization;
import io.github.cbrsdk.http.Credentials;
import io.github.cbrsdk.http.Redaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * An access key and its secret key, which sign each request. A refused request is not repeated,
 * because the service locks a key after five refusals in a row. The exception is a request that was
 * refused because of a wrong clock, see {@link #correctingClock()}.
 */
public final class AccessKeyCredentials implements Credentials {
  /** Also behind an escaped equals sign: {@code %3D} or {@code \\u003d}, for example. */
  private static final String SIGNATURE =
      "(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])|(?<=3d)[0-9a-f]{64}";

  private final boolean correctsClock;

  /** Signs the next request. Replaced when the clock is corrected. */
  private volatile Signature signature;

  private AccessKeyCredentials(Signature signature, boolean correctsClock) {
    this.signature = signature;
    this.correctsClock = correctsClock;
  }

  /**
   * A permanent key of a user, for one project.
   *
   * @throws IllegalArgumentException if one of them is blank or has a character that a header
   *     cannot have
   */
  public static AccessKeyCredentials of(String accessKey, String secretKey, String projectId) {
    return of(accessKey, secretKey, new Redaction(secretKey), null, projectId);
  }

  /**
   * A temporary key with its security token.
   *
   * @throws IllegalArgumentException if one of them is blank or has a character that a header
   *     cannot have
   */
  public static AccessKeyCredentials temporary(
      String accessKey, String secretKey, String securityToken, String projectId) {
    return of(
        accessKey,
        secretKey,
        new Redaction(secretKey, securityToken),
        HeaderValue.require("securityToken", securityToken),
        projectId);
  }

  private static AccessKeyCredentials of(
      String accessKey,
      String secretKey,
      Redaction redaction,
      @Nullable String securityToken,
      String projectId) {
    return new AccessKeyCredentials(
        new Signature(
            new RequestSigner(
                HeaderValue.require("accessKey", accessKey),
                HeaderValue.require("secretKey", secretKey)),
            redaction,
            securityToken,
            HeaderValue.require("projectId", projectId),
            Duration.ZERO),
        false);
  }

  /**
   * The same key, but if the service refuses a request and its clock differs by more than five
   * minutes from the clock of this machine, the request is sent once more with the service's time,
   * and so are later ones. This instance does not change.
   */
  public AccessKeyCredentials correctingClock() {
    return new AccessKeyCredentials(signature, true);
  }

  @Override
  public Authorization authorize(Duration within) {
    return signature;
  }

  @Override
  public boolean renew(Authorization refused, Failure failure) {
    if (!correctsClock || !(refused instanceof Signature shown)) {
      return false;
    }
    Duration skew = failure.clockSkew();
    // Compared with the refused signature: another thread may have corrected the clock meanwhile.
    if (skew == null || !shown.isWrong(skew)) {
      return false;
    }
    signature = shown.correctedBy(skew);
    return true;
  }

  @Override
  public String projectId() {
    return signature.projectId;
  }

  @Override
  public String toString() {
    return signature.toString();
  }

  /**
   * Signs a request when it is sent, because a signature is valid for minutes only.
   *
   * @param correction added to the time of the client's clock
   */
  private record Signature(
      RequestSigner signer,
      Redaction redaction,
      @Nullable String securityToken,
      String projectId,
      Duration correction)
      implements Authorization {
    /** The service accepts about fifteen minutes; below five, the cause must be another one. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    @Override
    public Request apply(Request request) {
      return apply(request, Instant.now());
    }

    @Override
    public Request apply(Request request, Instant now) {
      Request.Builder prepared = request.newBuilder().header("X-Project-Id", projectId);
      if (securityToken != null) {
        prepared.header("X-Security-Token", securityToken);
      }
      return signer.sign(prepared, now.plus(correction));
    }

    Signature correctedBy(Duration skew) {
      return new Signature(signer, redaction, securityToken, projectId, skew);
    }

    boolean isWrong(Duration skew) {
      return skew.minus(correction).abs().compareTo(TOLERANCE) > 0;
    }

    @Override
    public UnauthenticatedException refused(Failure failure) {
      Duration skew = failure.clockSkew();
      if (skew != null && isWrong(skew)) {
        return new UnauthenticatedException(
            "Not authenticated: the clock of this machine is "
                + skew.abs().toMinutes()
                + (skew.isNegative() ? " minutes ahead of" : " minutes behind")
                + " that of the service, which accepts only signatures of the current time",
            failure,
            "set the clock");
      }
      boolean late =
          (failure.code() + " " + failure.message()).toLowerCase(Locale.ROOT).contains("expired");
      return late
          ? new UnauthenticatedException(
              "Not authenticated: the service takes the signature to be expired",
              failure,
              "compare the clock of this machine with that of the service")
          : new UnauthenticatedException(failure);
    }

    @Override
    public String redact(String text) {
      // A signature is a secret too while the service accepts it.
      return redaction.apply(text).replaceAll(SIGNATURE, "***");
    }

    @Override
    public String toString() {
      return "access key ***";
    }
  }
}
