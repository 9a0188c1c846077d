package io.github.cbrsdk.conformance.compatibility;

import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.ContractException;
import io.github.cbrsdk.conformance.contract.ContractLocation;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a contract differs from an older one, for those who compile against the client that is
 * generated from it, and for those whose services are checked against it. Immutable.
 */
public final class Compatibility {
  private final List<Change> changes;

  private Compatibility(List<Change> changes) {
    this.changes = changes;
  }

  /**
   * Compares two contracts, in every edition.
   *
   * @throws ContractException if one of them cannot be compiled
   */
  public static Compatibility between(Contract older, Contract newer) {
    Changes changes = new Changes();
    EffectiveContract olderAny = older.edition(Edition.ANY);
    EffectiveContract newerAny = newer.edition(Edition.ANY);
    operations(olderAny, newerAny, changes);
    models(olderAny, newerAny, changes);
    schemas(olderAny, newerAny, changes);
    Set<String> editions = new TreeSet<>(older.editions());
    editions.addAll(newer.editions());
    for (String edition : editions) {
      ContractLocation file = new ContractLocation("editions/" + edition + ".yaml", 1, "");
      if (!newer.editions().contains(edition)) {
        changes.breaking("edition " + edition, "was removed", file);
      } else if (!older.editions().contains(edition)) {
        changes.additive("edition " + edition, "was added", file);
      } else {
        operations(older.edition(edition), newer.edition(edition), changes);
        schemas(older.edition(edition), newer.edition(edition), changes);
      }
    }
    return new Compatibility(changes.all());
  }

  private static void operations(
      EffectiveContract older, EffectiveContract newer, Changes changes) {
    Map<String, Operation> before = byId(older);
    Map<String, Operation> after = byId(newer);
    before.forEach(
        (id, operation) -> {
          Operation now = after.get(id);
          if (now == null) {
            changes.breaking(id, "the operation was removed", operation.location());
          } else {
            new OperationComparison(changes).compare(operation, now);
          }
        });
    after.forEach(
        (id, operation) -> {
          if (!before.containsKey(id)) {
            changes.additive(id, "the operation was added", operation.location());
          }
        });
  }

  private static Map<String, Operation> byId(EffectiveContract contract) {
    Map<String, Operation> operations = new LinkedHashMap<>();
    contract.operations().forEach(operation -> operations.put(operation.id(), operation));
    return operations;
  }

  /**
   * The classes of the client; in an edition a schema that is not there is one that is not used.
   */
  private static void models(EffectiveContract older, EffectiveContract newer, Changes changes) {
    Map<String, Schema> before = byName(older);
    Map<String, Schema> after = byName(newer);
    before.forEach(
        (name, schema) -> {
          if (!after.containsKey(name)) {
            changes.breaking(name, "was removed", schema.location());
          }
        });
    after.forEach(
        (name, schema) -> {
          if (!before.containsKey(name)) {
            changes.additive(name, "was added", schema.location());
          }
        });
  }

  private static void schemas(EffectiveContract older, EffectiveContract newer, Changes changes) {
    SchemaComparison comparison = new SchemaComparison(changes);
    Map<String, Schema> after = byName(newer);
    byName(older)
        .forEach(
            (name, schema) -> {
              Schema now = after.get(name);
              if (now != null) {
                comparison.whole(name, schema, now);
              }
            });
  }

  /** Two documents may use one name. */
  private static Map<String, Schema> byName(EffectiveContract contract) {
    Map<String, Schema> schemas = new LinkedHashMap<>();
    for (Schema schema : contract.schemas()) {
      schemas.put(schema.location().file() + " " + schema.name().orElse(""), schema);
    }
    return schemas;
  }

  /** All changes that somebody notices; descriptions and examples are none. */
  public List<Change> changes() {
    return changes;
  }

  /** The worst of them, or empty if there are none. */
  public Optional<Impact> impact() {
    return changes.stream().map(Change::impact).min(Impact::compareTo);
  }

  /**
   * Whether a version says enough of the changes since another: by Semantic Versioning, a breaking
   * change raises the first number and an additive one the second. As long as the first is 0, a
   * breaking change raises the second number and an additive one the third.
   */
  public boolean isAnnouncedBy(SemanticVersion older, SemanticVersion newer) {
    Impact worst = impact().orElse(Impact.NOTICE);
    int number = (worst == Impact.BREAKING ? 0 : 1) + (older.major() == 0 ? 1 : 0);
    return worst == Impact.NOTICE ? newer.compareTo(older) >= 0 : newer.isRaisedFrom(older, number);
  }
}
