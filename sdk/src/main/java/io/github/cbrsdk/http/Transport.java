package io.github.cbrsdk.http;

import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a client that all its calls use.
 *
 * @param headers headers of the requests that do not set them
 */
record Transport(
    OkHttpClient http,
    Call.Factory calls,
    ExecutorService executor,
    Headers headers,
    Credentials credentials,
    ProxyLogin proxyLogin,
    long maxBodyBytes,
    Time time,
    @Nullable Consumer<? super ApiResponse<?>> onDiscrepancy) {}
