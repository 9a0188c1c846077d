package io.github.cbrsdk.auth;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

  private final String accessKey;
  private final ByteString secretKey;

  RequestSigner(String accessKey, String secretKey) {
    this.accessKey = accessKey;
    this.secretKey = ByteString.encodeUtf8(secretKey);
  }

  Request sign(Request.Builder request, Instant now) {
    Request dated = request.header(DATE, BASIC.format(now)).build();
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
    return request
        .header(
            "Authorization",
            ALGORITHM
                + " Access="
                + accessKey
                + ", SignedHeaders="
                + names
                + ", Signature="
                + ByteString.encodeUtf8(toSign).hmacSha256(secretKey).hex())
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

  /** Percent-encodes all but the unreserved characters of RFC 3986. */
  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
