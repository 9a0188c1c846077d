package io.github.cbrsdk.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A member of one model cannot be set in another: the compiler says so. */
class MemberOfItsModelTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "BackupDetail, Backup, 'with(Backup.NAME, null)', true",
    "BackupDetail, Backup, 'with(BackupDetail.NAME, \"x\")', true",
    "BackupDetail, Backup, without(Backup.NAME), true",
    "BackupDetail, Backup, 'with(Backup.NAME, 1)', false",
    "BackupDetail, BackupExtendInfo, 'with(BackupExtendInfo.BOOTABLE, true)', false",
    "BackupDetail, BackupExtendInfo, without(BackupExtendInfo.BOOTABLE), false",
    "BackupExtendInfo, BackupExtendInfo, 'with(BackupExtendInfo.BOOTABLE, true)', true",
    "BackupExtendInfo, Backup, 'with(Backup.NAME, \"x\")', false",
    "BackupResp, GatewayError, 'with(GatewayError.ERROR_CODE, null)', false"
  })
  void isWhatCompiles(String model, String imported, String call, boolean compiles) {
    String source =
        "import io.github.cbrsdk.model.*;\nclass User {\n  "
            + model
            + " change("
            + model
            + " it) {\n    return it."
            + call
            + ";\n  }\n}\n";
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///User.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    StringWriter errors = new StringWriter();

    boolean compiled =
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                errors,
                null,
                null,
                List.of(
                    "-proc:none",
                    "-d",
                    folder.toString(),
                    "-cp",
                    System.getProperty("java.class.path")),
                null,
                List.of(file))
            .call();

    assertThat(compiled).as(errors.toString()).isEqualTo(compiles);
    assertThat(errors.toString().contains("incompatible") || errors.toString().contains("cannot"))
        .as(errors.toString())
        .isNotEqualTo(compiles);
  }
}
