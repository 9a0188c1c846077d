package io.github.cbrsdk.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.huaweicloud.sdk.core.auth.AKSKSigner;
import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.core.http.HttpMethod;
import com.huaweicloud.sdk.core.http.HttpRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.Test;

/** Signatures against those of the vendor's own library. */
class RequestSignerTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final String CHARACTERS =
      "abcXYZ0189-._~ !$&'()*+,;=:@%\"<>[]{}|^`#?\u00e9\u00fc\u4e2d\ud83d\ude00";

  /** A request, to be made for either library. */
  private record Case(
      String method,
      String host,
      List<String> segments,
      Map<String, List<String>> query,
      Map<String, String> headers,
      String body) {

    static Case random(Random random) {
      String method = List.of("GET", "POST", "PUT", "DELETE").get(random.nextInt(4));
      List<String> segments = new ArrayList<>();
      for (int i = random.nextInt(5); i >= 0; i--) {
        segments.add(text(random, 1 + random.nextInt(8)));
      }
      Map<String, List<String>> query = new LinkedHashMap<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        List<String> values = new ArrayList<>();
        for (int j = random.nextInt(3); j >= 0; j--) {
          values.add(text(random, random.nextInt(6)));
        }
        // Of a name that has to be encoded, the vendor's signs both forms, which no server would.
        query.put(List.of("limit", "Offset", "a.b-c_d~", "z9").get(random.nextInt(4)), values);
      }
      Map<String, String> headers = new LinkedHashMap<>();
      headers.put("X-Project-Id", Integer.toHexString(random.nextInt()));
      if (random.nextBoolean()) {
        headers.put("X-Security-Token", "token" + random.nextInt());
      }
      if (random.nextBoolean()) {
        headers.put("X-a" + random.nextInt(9), "a value, with = and ;");
      }
      String body = method.startsWith("P") ? text(random, random.nextInt(40)) : "";
      String host =
          List.of("cbr.example.com", "localhost:8443", "127.0.0.1:1234").get(random.nextInt(3));
      return new Case(method, host, segments, query, headers, body);
    }

    private static String text(Random random, int length) {
      int[] points = CHARACTERS.codePoints().toArray();
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < length; i++) {
        text.appendCodePoint(points[random.nextInt(points.length)]);
      }
      return text.toString();
    }

    Request.Builder ours() {
      HttpUrl.Builder url = HttpUrl.get("https://" + host).newBuilder();
      segments.forEach(url::addPathSegment);
      query.forEach((name, values) -> values.forEach(value -> url.addQueryParameter(name, value)));
      Request.Builder request =
          new Request.Builder()
              .url(url.build())
              .method(
                  method,
                  method.startsWith("P")
                      ? RequestBody.create(body, MediaType.get("application/json"))
                      : null);
      headers.forEach(request::header);
      return request;
    }

    HttpRequest theirs() {
      HttpRequest.HttpRequestBuilder request =
          HttpRequest.newBuilder()
              .withMethod(HttpMethod.valueOf(method))
              .withEndpoint("https://" + host)
              .withPath('/' + String.join("/", segments))
              .withBodyAsString(body)
              .addHeaders(headers)
              .addHeader("X-Sdk-Date", "20260102T030405Z");
      query.forEach(request::addQueryParam);
      return request.build();
    }
  }

  @Test
  void equalsTheVendorsOverAThousandRequests() {
    Random random = new Random(20260102);
    for (int i = 0; i < 1_000; i++) {
      String secret = "secret" + random.nextLong();
      Case request = Case.random(random);
      while (endsAPath(request.segments())) {
        request = Case.random(random);
      }

      String ours =
          new RequestSigner("AK" + i, secret).sign(request.ours(), NOW).header("Authorization");
      String theirs =
          AKSKSigner.getInstance()
              .sign(request.theirs(), new BasicCredentials().withAk("AK" + i).withSk(secret))
              .get("Authorization");

      assertThat(ours).as("%s", request).isEqualTo(theirs);
    }
  }

  /** The vendor's request is made from one string, in which these would not be part of the path. */
  private static boolean endsAPath(List<String> segments) {
    return segments.stream()
        .anyMatch(
            segment ->
                segment.contains("#")
                    || segment.contains("?")
                    || segment.contains("{")
                    || segment.contains("}")
                    || segment.endsWith(" ")
                    || segment.equals(".")
                    || segment.equals(".."));
  }

  @Test
  void datesTheRequestItSigns() {
    Request signed =
        new RequestSigner("AK", "secret")
            .sign(new Request.Builder().url("https://cbr.example.com/v3/p"), NOW);

    assertThat(signed.header("X-Sdk-Date")).isEqualTo("20260102T030405Z");
    assertThat(signed.header("Authorization"))
        .startsWith("SDK-HMAC-SHA256 Access=AK, SignedHeaders=host;x-sdk-date, Signature=")
        .doesNotContain("secret");
  }
}
