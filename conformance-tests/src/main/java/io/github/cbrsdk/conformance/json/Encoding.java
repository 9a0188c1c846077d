package io.github.cbrsdk.conformance.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The encoding of a text. RFC 8259 requires UTF-8 without a byte order mark. */
enum Encoding {
  UTF_8(""),
  BYTE_ORDER_MARK("a byte order mark before the value"),
  BROKEN("bytes that are not UTF-8"),
  /** UTF-16, UTF-32 and the like. */
  OTHER("an encoding that is not UTF-8");

  static final int MARK_LENGTH = 3;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long NOT_ASCII = 0x8080808080808080L;

  private final String flaw;

  Encoding(String flaw) {
    this.flaw = flaw;
  }

  Optional<String> flaw() {
    return flaw.isEmpty() ? Optional.empty() : Optional.of(flaw);
  }

  static Encoding of(byte[] text) {
    if (hasZero(text)) {
      return OTHER;
    }
    if (isAscii(text)) {
      return UTF_8;
    }
    boolean marked =
        text.length >= MARK_LENGTH
            && text[0] == (byte) 0xEF
            && text[1] == (byte) 0xBB
            && text[2] == (byte) 0xBF;
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
    } catch (CharacterCodingException e) {
      return (text[0] & 0xFF) >= 0xFE ? OTHER : BROKEN;
    }
    return marked ? BYTE_ORDER_MARK : UTF_8;
  }

  /** A zero among the first four bytes shows UTF-16 or UTF-32. */
  private static boolean hasZero(byte[] text) {
    for (int i = 0; i < Math.min(text.length, 4); i++) {
      if (text[i] == 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAscii(byte[] text) {
    int i = 0;
    for (; i + Long.BYTES <= text.length; i += Long.BYTES) {
      if (((long) LONGS.get(text, i) & NOT_ASCII) != 0) {
        return false;
      }
    }
    for (; i < text.length; i++) {
      if (text[i] < 0) {
        return false;
      }
    }
    return true;
  }
}
