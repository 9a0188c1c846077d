package io.github.cbrsdk.conformance.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/**
 * One run of the program inside the test.
 *
 * @param status what the process would have returned
 */
record CommandLineRun(int status, String out, String err) {
  static CommandLineRun of(Object... args) {
    return in(Map.of(), false, args);
  }

  static CommandLineRun in(Map<String, String> environment, boolean terminal, Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] texts = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      texts[i] = args[i].toString();
    }
    int status = Main.run(texts, new PrintWriter(out), new PrintWriter(err), environment, terminal);
    return new CommandLineRun(status, out.toString(), err.toString());
  }
}
