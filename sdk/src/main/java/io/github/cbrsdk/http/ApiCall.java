package io.github.cbrsdk.http;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.json.JsonModel;
import io.github.cbrsdk.json.ModelType;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * A request that is ready to be sent, any number of times.
 *
 * @param <T> the model of the response
 */
public final class ApiCall<T extends JsonModel> {
  final Transport transport;
  final Request request;
  final ModelType<T> type;
  final CallOptions options;
  final Function<? super T, @Nullable String> rejection;

  ApiCall(
      Transport transport,
      Request request,
      ModelType<T> type,
      CallOptions options,
      Function<? super T, @Nullable String> rejection) {
    this.transport = transport;
    this.request = request;
    this.type = type;
    this.options = options;
    this.rejection = rejection;
  }

  /** The same call with other options. */
  public ApiCall<T> with(CallOptions options) {
    return new ApiCall<>(transport, request, type, requireNonNull(options, "options"), rejection);
  }

  /**
   * The same call, which fails with an {@link io.github.cbrsdk.error.UnreadableResponseException}
   * if the response belongs to another request.
   *
   * @param rejection returns the reason why a body does not belong to this request, or null
   */
  public ApiCall<T> rejecting(Function<? super T, @Nullable String> rejection) {
    return new ApiCall<>(transport, request, type, options, requireNonNull(rejection, "rejection"));
  }

  /**
   * Sends the request, on this thread.
   *
   * @throws io.github.cbrsdk.error.ApiException if there is no readable response
   */
  public T execute() {
    return executeWithResponse().body();
  }

  /**
   * As {@link #execute()}, and applies a function to the body.
   *
   * @throws io.github.cbrsdk.error.ApiException if there is no response that the function can read
   */
  public <R> R execute(Function<? super T, ? extends R> result) {
    return executeWithResponse().read(result);
  }

  /**
   * Sends the request, on this thread.
   *
   * @throws io.github.cbrsdk.error.ApiException if there is no readable response
   */
  public ApiResponse<T> executeWithResponse() {
    return new Execution<>(this).run();
  }

  /** Sends the request on another thread. Cancelling the future cancels the call. */
  public CompletableFuture<T> executeAsync() {
    return executeAsync(body -> body);
  }

  /** As {@link #executeAsync()}, and applies a function to the body. */
  public <R> CompletableFuture<R> executeAsync(Function<? super T, ? extends R> result) {
    return start(response -> response.read(result));
  }

  /** Sends the request on another thread. Cancelling the future cancels the call. */
  public CompletableFuture<ApiResponse<T>> executeWithResponseAsync() {
    return start(response -> response);
  }

  private <R> CompletableFuture<R> start(Function<ApiResponse<T>, R> result) {
    return new Execution<>(this).runAsync(result);
  }

  @Override
  public String toString() {
    return request.method() + ' ' + request.url();
  }
}
