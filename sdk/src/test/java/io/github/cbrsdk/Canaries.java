package io.github.cbrsdk;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Searches all that is logged during each test of the run for the secrets of the tests, and fails
 * the test that let one out.
 */
public final class Canaries implements BeforeEachCallback, AfterEachCallback {
  public static final String TOKEN = "canary-token-MIIE+x/y==";
  public static final String PASSWORD = "canary-\"pass\\word\"/1";
  public static final String SECRET_KEY = "canary-secret-key";
  public static final String SECURITY_TOKEN = "canary-security-token";

  /** The secrets of all tests, each in the forms in which it could be written. */
  private static final List<String> SECRETS =
      List.of(
          TOKEN,
          PASSWORD,
          PASSWORD.replace("\\", "\\\\").replace("\"", "\\\""),
          SECRET_KEY,
          SECURITY_TOKEN,
          "a-token",
          "s3cr3t");

  private static final Logger LOGGER = Logger.getLogger("io.github.cbrsdk");
  private static final Queue<String> TOLD = new ConcurrentLinkedQueue<>();
  private static final Handler EAR =
      new Handler() {
        @Override
        public void publish(LogRecord logged) {
          TOLD.add(text(logged));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @Override
  public void beforeEach(ExtensionContext context) {
    EAR.setLevel(Level.ALL);
    LOGGER.setLevel(Level.ALL);
    LOGGER.addHandler(EAR);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    LOGGER.removeHandler(EAR);
    LOGGER.setLevel(null);
    String all = String.join("\n", TOLD);
    TOLD.clear();
    requireNone(all);
  }

  /** Fails without printing what it found. */
  public static void requireNone(String told) {
    for (int i = 0; i < SECRETS.size(); i++) {
      if (told.contains(SECRETS.get(i))) {
        throw new AssertionError("Secret number " + i + " was told");
      }
    }
    if (told.matches("(?s).*Signature=[0-9a-f]{64}.*")) {
      throw new AssertionError("A signature was told");
    }
  }

  /** A log record with all it carries. */
  public static String text(LogRecord logged) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text, true);
    out.println(logged.getLoggerName() + ' ' + logged.getMessage());
    out.println(Arrays.toString(logged.getParameters()));
    if (logged.getThrown() != null) {
      logged.getThrown().printStackTrace(out);
    }
    return text.toString();
  }
}
