package io.github.cbrsdk.http;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.json.Discrepancy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A listener for {@code onDiscrepancy} that reports each discrepancy once, for logs and alerts. */
public final class NewDiscrepancies {
  /** Limits the memory: a server can send any number of undeclared names. */
  private static final int MAX_REPORTED = 1000;

  private NewDiscrepancies() {}

  /**
   * A listener that passes on a discrepancy when it occurs for the first time. Two discrepancies
   * are equal if they have the same kind and the same pointer; indexes of lists are ignored. It
   * passes on at most 1,000. Safe for use by several threads.
   */
  public static Consumer<ApiResponse<?>> to(Consumer<? super Discrepancy> listener) {
    requireNonNull(listener, "listener");
    Set<String> reported = ConcurrentHashMap.newKeySet();
    return response -> {
      for (Discrepancy each : response.discrepancies()) {
        String key = each.kind() + each.pointer().replaceAll("/[0-9]+(?=/|$)", "/*");
        if (reported.size() < MAX_REPORTED && reported.add(key)) {
          listener.accept(each);
        }
      }
    };
  }
}
