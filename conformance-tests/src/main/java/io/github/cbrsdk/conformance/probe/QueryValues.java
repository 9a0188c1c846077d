package io.github.cbrsdk.conformance.probe;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The query of a URL, as typed parameters of the SDK. */
final class QueryValues {
  static final QueryValues NONE = new QueryValues(Map.of());

  private static final ObjectMapper JAVA =
      JsonMapper.builder().enable(DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS).build();

  private final Map<String, List<@Nullable String>> values;

  private QueryValues(Map<String, List<@Nullable String>> values) {
    this.values = values;
  }

  /** The values of a URL or of a path with a query. */
  static QueryValues of(String url) {
    HttpUrl parsed = HttpUrl.get("http://localhost/").resolve(url);
    Map<String, List<@Nullable String>> values = new LinkedHashMap<>();
    if (parsed != null) {
      for (int i = 0; i < parsed.querySize(); i++) {
        values
            .computeIfAbsent(parsed.queryParameterName(i), name -> new ArrayList<>())
            .add(parsed.queryParameterValue(i));
      }
    }
    return new QueryValues(values);
  }

  /**
   * The value of a parameter, or null if it is missing.
   *
   * @throws IllegalArgumentException if the value has another type
   */
  @Nullable Object get(String name, Type type) {
    List<@Nullable String> texts = values.get(name);
    return texts == null ? null : JAVA.convertValue(texts, JAVA.constructType(type));
  }
}
