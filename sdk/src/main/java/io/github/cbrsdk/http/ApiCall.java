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
  private final Transport transport;
  private final Request request;
  private final ModelType<T> type;
  private final CallOptions options;
  private final Function<? super T, @Nullable String> flaw;

  ApiCall(
      Transport transport,
      Request request,
      ModelType<T> type,
      CallOptions options,
      Function<? super T, @Nullable String> flaw) {
    this.transport = transport;
    this.request = request;
    this.type = type;
    this.options = options;
    this.flaw = flaw;
  }

  /** The same call with other options. */
  public ApiCall<T> with(CallOptions options) {
    return new ApiCall<>(transport, request, type, requireNonNull(options, "options"), flaw);
  }

  /**
   * The same call, which fails with an {@link io.github.cbrsdk.error.UnreadableResponseException}
   * where the function says what is wrong with a response, since it is one to another request.
   */
  public ApiCall<T> rejecting(Function<? super T, @Nullable String> flaw) {
    return new ApiCall<>(transport, request, type, options, requireNonNull(flaw, "flaw"));
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
   * As {@link #execute()}, with what a function makes of the response.
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
    return execution().run();
  }

  /** Sends the request on another thread. To cancel the future cancels the call. */
  public CompletableFuture<T> executeAsync() {
    return executeAsync(body -> body);
  }

  /** As {@link #executeAsync()}, with what a function makes of the response. */
  public <R> CompletableFuture<R> executeAsync(Function<? super T, ? extends R> result) {
    return start(response -> response.read(result));
  }

  /** Sends the request on another thread. To cancel the future cancels the call. */
  public CompletableFuture<ApiResponse<T>> executeWithResponseAsync() {
    return start(response -> response);
  }

  private <R> CompletableFuture<R> start(Function<ApiResponse<T>, R> result) {
    return AsyncExecution.start(transport.executor(), execution(), result);
  }

  private Execution<T> execution() {
    return new Execution<>(transport, request, type, options, flaw);
  }

  @Override
  public String toString() {
    return request.method() + ' ' + request.url();
  }
}
