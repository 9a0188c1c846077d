package io.github.cbrsdk.http;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.json.Discrepancy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A listener for {@code onDiscrepancy} that reports each discrepancy once, for logs and alerts. */
public final class NewDiscrepancies {
  /**
   * Names of undeclared members are the server's text: without a limit they could fill the heap.
   */
  private static final int MAX_KINDS = 1000;

  private NewDiscrepancies() {}

  /**
   * Tells the listener of each discrepancy when it is seen for the first time. Two discrepancies
   * are the same if they are of one kind and at one pointer, whatever the index in a list. After
   * 1,000 different ones no more are told. Safe for threads.
   */
  public static Consumer<ApiResponse<?>> to(Consumer<? super Discrepancy> listener) {
    requireNonNull(listener, "listener");
    Set<String> told = ConcurrentHashMap.newKeySet();
    return response -> {
      for (Discrepancy each : response.discrepancies()) {
        String kind = each.kind() + each.pointer().replaceAll("/[0-9]+(?=/|$)", "/*");
        if (told.size() < MAX_KINDS && told.add(kind)) {
          listener.accept(each);
        }
      }
    };
  }
}
