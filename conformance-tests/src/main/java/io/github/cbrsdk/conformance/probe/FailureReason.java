package io.github.cbrsdk.conformance.probe;

import io.github.cbrsdk.error.ApiException;
import io.github.cbrsdk.error.ForbiddenException;
import io.github.cbrsdk.error.NotFoundException;
import io.github.cbrsdk.error.RejectedException;
import io.github.cbrsdk.error.ServerException;
import io.github.cbrsdk.error.ThrottledException;
import io.github.cbrsdk.error.TimedOutException;
import io.github.cbrsdk.error.TransportException;
import io.github.cbrsdk.error.UnauthenticatedException;
import java.io.EOFException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import javax.net.ssl.SSLException;

/** Why a probe got no response to check, and what to do. */
final class FailureReason {
  /** The host, the status and the code of the error follow the first part of each. */
  private static final Map<Class<? extends ApiException>, String> REASONS =
      Map.of(
          UnauthenticatedException.class,
          "the login was refused%s: renew the credentials in the environment",
          ForbiddenException.class,
          "the login may not read this%s: give its user a role that may",
          NotFoundException.class,
          "there is nothing with this id%s: check the ids and the endpoint",
          ThrottledException.class,
          "throttled beyond the retries%s: try later, or lower --max-rate",
          ServerException.class,
          "the service failed%s: try later",
          TimedOutException.class,
          "no response in time%s: check the network, or try later");

  private FailureReason() {}

  static String of(ApiException e) {
    if (e instanceof TransportException) {
      return unreachable(e).formatted(at(e));
    }
    if (e instanceof RejectedException) {
      return rejected(e.status()).formatted(code(e));
    }
    String reason = REASONS.get(e.getClass());
    if (reason != null) {
      return reason.formatted(code(e));
    }
    return e.status() / 100 == 3
        ? "a redirect%s, which is not followed: check --endpoint".formatted(code(e))
        : "the response could not be read%s: check for a proxy between you and the service"
            .formatted(at(e));
  }

  private static String rejected(int status) {
    return switch (status) {
      case 404 -> "the gateway does not know the path%s: check --endpoint";
      case 407 -> "the proxy refused the login%s: put its user and password into HTTPS_PROXY";
      case 408 -> "the request took too long to arrive%s: check the network, or try later";
      default -> "the request was rejected%s: check the ids";
    };
  }

  /** Whether overload or a proxy caused the failure, independent of the request. */
  static boolean isIndependentOfRequest(ApiException e) {
    int kind = e.status() / 100;
    return kind == 0
        || kind == 3
        || kind == 5
        || e.status() == 407
        || e.status() == 408
        || e.status() == 429
        // The gateway does not know the path.
        || (e.status() == 404 && e instanceof RejectedException);
  }

  static boolean isRefusedLogin(ApiException e) {
    return e instanceof UnauthenticatedException || e instanceof ForbiddenException;
  }

  static String unreachable(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return "the host is unknown%s: check --endpoint";
      }
      if (cause instanceof SSLException) {
        return "TLS failed%s: check --endpoint, and give the authority of a private certificate with --ca";
      }
      if (cause instanceof ProtocolException || cause instanceof EOFException) {
        return "the response broke off%s: try later, or check for a proxy between you and the service";
      }
    }
    return "the host does not respond%s: check --endpoint and the network";
  }

  /** The host, the status and the error code. */
  private static String code(ApiException e) {
    if (e.status() == 0) {
      return at(e);
    }
    return e.errorCode() == null
        ? "%s (status %d)".formatted(at(e), e.status())
        : "%s (status %d, %s)".formatted(at(e), e.status(), e.errorCode());
  }

  private static String at(ApiException e) {
    String request = e.request();
    return request == null ? "" : at(request.substring(request.indexOf(' ') + 1));
  }

  /** The host of the login or of the service. */
  static String at(String url) {
    URI uri = URI.create(url);
    return " at " + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
  }
}
