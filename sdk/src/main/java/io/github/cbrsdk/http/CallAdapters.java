package io.github.cbrsdk.http;

import io.github.cbrsdk.json.JsonModel;
import io.github.cbrsdk.json.ModelType;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.CallAdapter;
import retrofit2.Retrofit;

/** How a generated operation becomes an {@link ApiCall}. Retrofit only makes the request. */
final class CallAdapters extends CallAdapter.Factory {
  private final Transport transport;
  private final HttpUrl endpoint;
  private final UserAgent userAgent;
  private final CallOptions options;

  CallAdapters(Transport transport, HttpUrl endpoint, UserAgent userAgent, CallOptions options) {
    this.transport = transport;
    this.endpoint = endpoint;
    this.userAgent = userAgent;
    this.options = options;
  }

  /** Refuses interfaces whose calls Retrofit itself would make, and so without credentials. */
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

  @Override
  public @Nullable CallAdapter<?, ?> get(
      Type returnType, Annotation[] annotations, Retrofit retrofit) {
    if (getRawType(returnType) != ApiCall.class
        || !(returnType instanceof ParameterizedType parameterized)) {
      return null;
    }
    Class<?> body = getRawType(getParameterUpperBound(0, parameterized));
    return adapter(ModelType.of(body.asSubclass(JsonModel.class)));
  }

  private <T extends JsonModel> CallAdapter<T, ApiCall<T>> adapter(ModelType<T> type) {
    return new CallAdapter<>() {
      @Override
      public Type responseType() {
        // Never converted by Retrofit, which has a converter for it.
        return okhttp3.ResponseBody.class;
      }

      @Override
      public ApiCall<T> adapt(Call<T> call) {
        Request request = call.request();
        Endpoint.requireBelow(endpoint, request.url());
        return new ApiCall<>(transport, userAgent.addTo(request), type, options, body -> null);
      }
    };
  }
}
