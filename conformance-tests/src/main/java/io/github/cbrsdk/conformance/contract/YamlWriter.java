package io.github.cbrsdk.conformance.contract;

import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.DumpSettingsBuilder;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/**
 * Writes maps, lists and scalars as YAML in ASCII. Texts that are anything else in YAML 1.1, such
 * as dates, are quoted, since many tools read that version.
 */
public final class YamlWriter {
  private static final Pattern OTHER_IN_YAML_11 =
      Pattern.compile("[0-9+.~=<-].*|y|n|yes|no|on|off|true|false|null", Pattern.CASE_INSENSITIVE);

  private static final int WIDTH = 110;

  private YamlWriter() {}

  /** The YAML of a value, in block style. */
  public static String write(Object value) {
    DumpSettings settings = settings().build();
    return new Dump(settings, new Representer(settings)).dumpToString(value);
  }

  /** The settings of the block style. */
  public static DumpSettingsBuilder settings() {
    return DumpSettings.builder()
        .setDefaultFlowStyle(FlowStyle.BLOCK)
        .setIndicatorIndent(2)
        .setIndentWithIndicator(true)
        .setUseUnicodeEncoding(false)
        .setWidth(WIDTH);
  }

  private static final class Representer extends StandardRepresenter {
    Representer(DumpSettings settings) {
      super(settings);
      representers.put(
          String.class,
          text ->
              OTHER_IN_YAML_11.matcher((String) text).matches()
                  ? representScalar(Tag.STR, (String) text, ScalarStyle.SINGLE_QUOTED)
                  : representString(text));
    }

    private org.snakeyaml.engine.v2.nodes.Node representString(Object text) {
      return new RepresentString().representData(text);
    }
  }
}
