package io.github.cbrsdk.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes bytes at random; from one seed always in the same way. */
final class Mutations {
  private static final List<String> WORDS =
      List.of(
          "Content-Length: -1\r\n",
          "Content-Length: 99999999999999999999\r\n",
          "Transfer-Encoding: chunked\r\n",
          "Content-Encoding: gzip\r\n",
          "Content-Type: application/json; charset=utf-16\r\n",
          "Retry-After: -1\r\n",
          "HTTP/1.1 -1 x\r\n",
          "HTTP/1.1 999999 x\r\n",
          "\r\n\r\n",
          "\n",
          "ffffffffffffffff\r\n",
          "{\"a\":",
          "\"backup\":",
          "]]",
          "}",
          "1e9999999999",
          "-0",
          "\"\\ud800\"",
          "\u0000",
          "\u00ff",
          "null",
          ",",
          "\"");

  private final Random random;
  private final List<byte[]> seeds;

  Mutations(long seed, List<byte[]> seeds) {
    this.random = new Random(seed);
    this.seeds = seeds;
  }

  byte[] next() {
    byte[] bytes = any();
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes = mutated(bytes);
    }
    return bytes;
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
