package io.github.cbrsdk.http;

import io.github.cbrsdk.json.JsonModel;
import io.github.cbrsdk.json.ModelType;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.CallAdapter;
import retrofit2.Retrofit;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.HEAD;
import retrofit2.http.HTTP;
import retrofit2.http.OPTIONS;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.PUT;

/** Turns calls of Retrofit into {@link ApiCall}s. Retrofit only builds the requests. */
final class CallAdapters extends CallAdapter.Factory {
  private final Transport transport;
  private final HttpUrl endpoint;
  private final CallOptions options;

  CallAdapters(Transport transport, HttpUrl endpoint, CallOptions options) {
    this.transport = transport;
    this.endpoint = endpoint;
    this.options = options;
  }

  /** Rejects an interface whose calls Retrofit itself would send, without credentials. */
  static <A> Class<A> requireApi(Class<A> api) {
    for (Method method : api.getMethods()) {
      if (Modifier.isAbstract(method.getModifiers()) && method.getReturnType() != ApiCall.class) {
        throw new IllegalArgumentException(
            api.getSimpleName()
                + '.'
                + method.getName()
                + " returns "
                + method.getReturnType().getSimpleName()
                + ", which would be sent without credentials: let it return ApiCall");
      }
    }
    return api;
  }

  /** The path segments without parameters of all operations of an interface. */
  static Set<String> constantSegments(Class<?> api) {
    return Stream.of(api.getMethods())
        .flatMap(method -> Stream.of(method.getAnnotations()))
        .flatMap(annotation -> Stream.of(path(annotation).replaceFirst("[?].*", "").split("/")))
        .filter(segment -> !segment.isEmpty() && !segment.contains("{"))
        .collect(Collectors.toSet());
  }

  private static String path(Annotation annotation) {
    if (annotation instanceof GET it) {
      return it.value();
    } else if (annotation instanceof POST it) {
      return it.value();
    } else if (annotation instanceof PUT it) {
      return it.value();
    } else if (annotation instanceof PATCH it) {
      return it.value();
    } else if (annotation instanceof DELETE it) {
      return it.value();
    } else if (annotation instanceof HEAD it) {
      return it.value();
    } else if (annotation instanceof OPTIONS it) {
      return it.value();
    } else if (annotation instanceof HTTP it) {
      return it.path();
    }
    return "";
  }

  @Override
  public @Nullable CallAdapter<?, ?> get(
      Type returnType, Annotation[] annotations, Retrofit retrofit) {
    if (getRawType(returnType) != ApiCall.class
        || !(returnType instanceof ParameterizedType parameterized)) {
      return null;
    }
    Class<?> body = getRawType(getParameterUpperBound(0, parameterized));
    boolean isHead = Stream.of(annotations).anyMatch(HEAD.class::isInstance);
    return adapter(ModelType.of(body.asSubclass(JsonModel.class)), isHead);
  }

  private <T extends JsonModel> CallAdapter<T, ApiCall<T>> adapter(
      ModelType<T> type, boolean isHead) {
    return new CallAdapter<>() {
      @Override
      public Type responseType() {
        // Not used to read responses. Retrofit requires a type it can convert, and Void for HEAD.
        return isHead ? Void.class : okhttp3.ResponseBody.class;
      }

      @Override
      public ApiCall<T> adapt(Call<T> call) {
        Request request = call.request();
        Endpoint.requireSameOrigin(endpoint, request.url());
        return new ApiCall<>(transport, request, type, options, body -> null);
      }
    };
  }
}
