package io.github.cbrsdk.conformance.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes bytes at random; from one seed always in the same way. */
final class Mutations {
  private static final List<String> WORDS =
      List.of(
          "{",
          "}",
          "[",
          "]]",
          ",",
          ":",
          "\"",
          "null",
          "-1",
          "1e9999999999",
          "\"\\ud800\"",
          "\u0000",
          "\u00ff",
          "\"findings\":[],",
          "\"entries\":[],",
          "\"response\":{},",
          "\"status\":404,",
          "\"impact\":\"additive\",",
          "\"verdict\":\"conformant\",",
          "*a",
          "&a [*a, *a]",
          "expires: 2999-01-01\n",
          "$..*",
          "\n");

  private final Random random;
  private final List<byte[]> seeds;

  Mutations(long seed, List<byte[]> seeds) {
    this.random = new Random(seed);
    this.seeds = seeds;
  }

  byte[] next() {
    byte[] bytes = any();
    byte kind = bytes[0];
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes = mutated(bytes);
    }
    // What the first byte chooses stays the same.
    return spliced(bytes, 0, new byte[] {kind}, Math.min(1, bytes.length));
  }

  private byte[] any() {
    return seeds.get(random.nextInt(seeds.size()));
  }

  private byte[] mutated(byte[] bytes) {
    int at = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, at + random.nextInt(16));
    return switch (random.nextInt(7)) {
      case 0 -> spliced(bytes, at, word(), to);
      case 1 -> spliced(bytes, at, word(), at);
      case 2 -> spliced(bytes, at, new byte[0], to);
      case 3 ->
          spliced(
              bytes, at, new byte[] {(byte) random.nextInt(256)}, Math.min(bytes.length, at + 1));
      case 4 -> Arrays.copyOf(bytes, at);
      case 5 -> spliced(bytes, at, Arrays.copyOfRange(bytes, at, to), at);
      default -> {
        byte[] other = any();
        yield spliced(
            bytes,
            at,
            Arrays.copyOfRange(other, random.nextInt(other.length), other.length),
            bytes.length);
      }
    };
  }

  private byte[] word() {
    return WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] spliced(byte[] bytes, int at, byte[] middle, int to) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(bytes, 0, at);
    all.writeBytes(middle);
    all.write(bytes, to, bytes.length - to);
    return all.toByteArray();
  }
}
