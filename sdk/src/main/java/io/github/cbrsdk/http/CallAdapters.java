package io.github.cbrsdk.http;

import io.github.cbrsdk.json.JsonModel;
import io.github.cbrsdk.json.ModelType;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.CallAdapter;
import retrofit2.Retrofit;

/** How a generated operation becomes an {@link ApiCall}. Retrofit only makes the request. */
final class CallAdapters extends CallAdapter.Factory {
  private final Transport transport;
  private final CallOptions options;

  CallAdapters(Transport transport, CallOptions options) {
    this.transport = transport;
    this.options = options;
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
        return new ApiCall<>(transport, call.request(), type, options);
      }
    };
  }
}
