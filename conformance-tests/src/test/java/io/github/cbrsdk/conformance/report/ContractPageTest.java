package io.github.cbrsdk.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of the contract as a browser shows it. */
class ContractPageTest {
  @TempDir Path folder;

  @Test
  void showsEndpointTablesAndEditionsAndAsksForNothing() throws IOException {
    try (Browser browser = Browser.start()) {
      Files.writeString(
          folder.resolve(ContractPage.FILE),
          ContractPage.of(Contract.bundled(), "otc-2024-09", null));
      browser.open(folder.resolve(ContractPage.FILE));
      browser.settle();

      assertThat(browser.element(".top table").getDomProperty("textContent"))
          .contains(Contract.bundled().editions());
      assertThat(browser.run("return document.getElementById('edition').value"))
          .isEqualTo("otc-2024-09");
      assertThat(browser.text("#contract"))
          .contains("/v3/{project_id}/backups/{backup_id}")
          .contains("BackupDetail");
      assertThat(browser.text("#contract"))
          .contains("Parameters", "project_id", "A server with one disk");
      assertThat(browser.run("return document.getElementById('contract').textContent"))
          .asString()
          .doesNotContain("Could not resolve");
      assertThat((Long) browser.run("return document.querySelector('.opblock').offsetTop"))
          .as("the endpoint is on the first screen")
          .isLessThan(700);
      browser.run(
          "[...document.querySelectorAll('#contract .json-schema-2020-12')]"
              + ".find(each => each.textContent.startsWith('ImageData'))"
              + ".querySelector('.json-schema-2020-12-expand-deep-button').click()");
      browser.settle();
      assertThat(browser.text("#contract")).contains("(Table 7)");
      assertThat(browser.complaints()).isEmpty();
      assertThat(browser.requests())
          .allMatch(url -> url.startsWith("file:") || url.startsWith("data:"));

      browser.choose("#edition", "swiss-2025-05");
      browser.settle();

      assertThat(browser.count("#contract .opblock"))
          .isEqualTo(
              (int)
                  Contract.bundled().edition(Edition.ANY).operations().stream()
                      .filter(each -> each.location().file().equals("cbr.yaml"))
                      .count());
    }
  }
}
