package io.github.cbrsdk.auth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okio.Buffer;
import okio.ByteString;

/**
 * Signs requests by the scheme SDK-HMAC-SHA256.
 *
 * <p>The host and all headers that begin with {@code X-} are signed.
 */
final class RequestSigner {
  private static final String ALGORITHM = "SDK-HMAC-SHA256";
  private static final String DATE = "X-Sdk-Date";
  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final String HEX = "0123456789ABCDEF";

  private final String accessKey;
  private final SecretKeySpec secretKey;

  RequestSigner(String accessKey, String secretKey) {
    this.accessKey = accessKey;
    this.secretKey = new SecretKeySpec(secretKey.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
  }

  Request sign(Request request, Instant now) {
    Request dated = request.newBuilder().header(DATE, BASIC.format(now)).build();
    Map<String, String> headers = signedHeaders(dated);
    String names = String.join(";", headers.keySet());
    String canonical =
        String.join(
            "\n",
            dated.method(),
            path(dated.url()),
            query(dated.url()),
            headers.entrySet().stream()
                .map(header -> header.getKey() + ':' + header.getValue() + '\n')
                .collect(Collectors.joining()),
            names,
            bodyHash(dated));
    String toSign =
        String.join(
            "\n", ALGORITHM, BASIC.format(now), ByteString.encodeUtf8(canonical).sha256().hex());
    return dated
        .newBuilder()
        .header(
            "Authorization",
            ALGORITHM
                + " Access="
                + accessKey
                + ", SignedHeaders="
                + names
                + ", Signature="
                + hmac(toSign))
        .build();
  }

  private static Map<String, String> signedHeaders(Request request) {
    Map<String, String> headers = new TreeMap<>();
    for (String name : request.headers().names()) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.startsWith("x-")) {
        headers.put(lower, String.valueOf(request.header(name)));
      }
    }
    String host = request.header("Host");
    headers.put("host", host != null ? host : authority(request.url()));
    return headers;
  }

  private static String authority(HttpUrl url) {
    String host = url.host().contains(":") ? '[' + url.host() + ']' : url.host();
    return url.port() == HttpUrl.defaultPort(url.scheme()) ? host : host + ':' + url.port();
  }

  /** The path with each segment percent-encoded, and a slash at the end. */
  private static String path(HttpUrl url) {
    String path =
        url.pathSegments().stream()
            .map(RequestSigner::encode)
            .collect(Collectors.joining("/", "/", "/"));
    return path.endsWith("//") ? path.substring(0, path.length() - 1) : path;
  }

  /** The parameters sorted by name; values of one name in the order of the URL. */
  private static String query(HttpUrl url) {
    return url.queryParameterNames().stream()
        .collect(
            Collectors.toMap(
                RequestSigner::encode, url::queryParameterValues, (a, b) -> a, TreeMap::new))
        .entrySet()
        .stream()
        .flatMap(
            parameter ->
                parameter.getValue().stream()
                    .map(value -> encode(value == null ? "" : value))
                    .map(value -> parameter.getKey() + '=' + value))
        .collect(Collectors.joining("&"));
  }

  private static String bodyHash(Request request) {
    Buffer body = new Buffer();
    if (request.body() != null) {
      try {
        request.body().writeTo(body);
      } catch (IOException e) {
        throw new IllegalStateException("A body in memory cannot fail to be written", e);
      }
    }
    return body.sha256().hex();
  }

  private String hmac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(secretKey);
      return ByteString.of(mac.doFinal(text.getBytes(StandardCharsets.UTF_8))).hex();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256", e);
    }
  }

  /** Percent-encodes all but the unreserved characters of RFC 3986. */
  private static String encode(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean unreserved = c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
      if (unreserved) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
      }
    }
    return encoded.toString();
  }
}
