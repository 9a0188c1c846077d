package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The contract for a browser: the endpoint and schemas of each edition, shown by Swagger UI. */
final class ContractPage {
  static final String FILE = "contract.html";

  private ContractPage() {}

  /**
   * The page.
   *
   * @param chosen the edition to show first
   * @param given the name of an edition, or the file of an overlay, to show with the others, or
   *     null
   */
  static String of(Contract contract, String chosen, @Nullable String given) {
    Set<String> names = new LinkedHashSet<>(List.of(Edition.ANY));
    names.addAll(contract.editions());
    if (given != null) {
      names.add(given);
    }
    List<EffectiveContract> editions = names.stream().map(contract::edition).toList();
    Map<String, Object> documents = new LinkedHashMap<>();
    for (EffectiveContract edition : editions) {
      documents.put(edition.edition().name(), edition.documents().values().iterator().next());
    }
    String version = editions.get(0).info().version();
    return PageTemplate.page(
        "contract.mustache",
        "The contract " + version,
        Stream.of("swagger-ui/swagger-ui.css", "contract.css").map(PageTemplate::file).toList(),
        Stream.of("swagger-ui/swagger-ui-bundle.js", "contract.js")
            .map(PageTemplate::file)
            .toList(),
        Map.of(
            "version", version,
            "editions", editions.stream().map(edition -> row(edition, chosen)).toList(),
            "data", ReportJson.text(documents)),
        contract);
  }

  private static Map<String, Object> row(EffectiveContract edition, String chosen) {
    String name = edition.edition().name();
    return Map.of("name", name, "title", edition.edition().title(), "chosen", name.equals(chosen));
  }
}
