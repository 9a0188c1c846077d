package io.github.cbrsdk.conformance.engine;

import java.io.Serializable;

/**
 * Counts the requests whose responses had different values. It keeps hashes alone, a few bytes for
 * each of very many requests.
 */
final class DroppedRequests implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int MAX_REQUESTS = 2_000_000;
  private static final long DIFFERENT = 1;

  /** The hash of a request, and that of its values; an empty slot is 0. */
  private long[] slots = new long[64];

  private int size;
  private long changed;

  /** Adds the values of a response. */
  void add(String request, String values) {
    add(hash(request), hash(values));
  }

  void add(DroppedRequests other) {
    for (int i = 0; i < other.slots.length; i += 2) {
      if (other.slots[i] != 0) {
        add(other.slots[i], other.slots[i + 1]);
      }
    }
  }

  /** The number of requests with different values; those beyond the limit count as such. */
  long changed() {
    return changed;
  }

  /** Whether a request is among them with other values. */
  boolean has(String request, String values) {
    int slot = slot(hash(request));
    return slots[slot] != 0 && slots[slot + 1] != DIFFERENT && slots[slot + 1] != hash(values);
  }

  private void add(long request, long values) {
    int slot = slot(request);
    if (slots[slot] == 0) {
      if (size == MAX_REQUESTS) {
        changed++;
        return;
      }
      slots[slot] = request;
      slots[slot + 1] = values;
      changed += values == DIFFERENT ? 1 : 0;
      if (++size * 3 > slots.length) {
        grow();
      }
    } else if (slots[slot + 1] != DIFFERENT && slots[slot + 1] != values) {
      slots[slot + 1] = DIFFERENT;
      changed++;
    }
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    for (int i = 0; i < old.length; i += 2) {
      if (old[i] != 0) {
        int slot = slot(old[i]);
        slots[slot] = old[i];
        slots[slot + 1] = old[i + 1];
      }
    }
  }

  /** The slot of a request, or an empty one. */
  private int slot(long request) {
    int mask = slots.length - 2;
    int slot = (int) (request >>> 7) & mask;
    while (slots[slot] != 0 && slots[slot] != request) {
      slot = slot + 2 & mask;
    }
    return slot;
  }

  /** 64 bits, since 32 would be the same for some of a million; neither 0 nor 1. */
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    hash ^= hash >>> 32;
    return hash | 2;
  }
}
