package io.github.cbrsdk.conformance.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The contract: its documents, and the overlays that make editions of it. Immutable. */
public final class Contract {
  private static final String OVERLAY_FILE = ".yaml";
  private static final int MAX_OVERLAY = 4 << 20;

  private final Map<String, String> documents;
  private final Map<String, String> editions;
  private final List<Yaml> parsed;

  /** To compile takes longer than to check. */
  private final Map<String, EffectiveContract> compiled = new ConcurrentHashMap<>();

  private Contract(Map<String, String> documents, Map<String, String> editions) {
    this.documents = new LinkedHashMap<>(documents);
    this.editions = new TreeMap<>(editions);
    this.parsed =
        documents.entrySet().stream()
            .map(document -> Yaml.parse(document.getKey(), document.getValue()))
            .toList();
  }

  /**
   * A contract of those texts.
   *
   * @param documents OpenAPI documents by file name; overlays that do not say what they extend are
   *     for the first
   * @param editions overlays by the name of the edition
   */
  public static Contract of(Map<String, String> documents, Map<String, String> editions) {
    if (documents.isEmpty()) {
      throw new ContractException("A contract needs a document");
    }
    return new Contract(documents, editions);
  }

  /** The contract that comes with this library. */
  public static Contract bundled() {
    return BundledContract.load();
  }

  /** The names of the editions, sorted; {@link Edition#ANY} is not among them. */
  public List<String> editions() {
    return List.copyOf(editions.keySet());
  }

  /**
   * The same contract with one more edition.
   *
   * @param name its name
   * @param overlay an OpenAPI Overlay 1.0 document; its {@code x-edition.base} may name an edition
   *     that it builds on
   */
  public Contract with(String name, String overlay) {
    Map<String, String> more = new LinkedHashMap<>(editions);
    more.put(name, overlay);
    return new Contract(documents, more);
  }

  /** The text of a document or edition by the file name that locations show, or null. */
  public @Nullable String text(String file) {
    String document = documents.get(file);
    if (document != null || !file.startsWith("editions/") || !file.endsWith(OVERLAY_FILE)) {
      return document;
    }
    return editions.get(
        file.substring("editions/".length(), file.length() - OVERLAY_FILE.length()));
  }

  /**
   * The contract in an edition.
   *
   * @param nameOrPath {@link Edition#ANY}, one of {@link #editions()}, or the path of an overlay
   * @throws UnknownEditionException if it is neither
   * @throws ContractException if the contract or the overlay cannot be compiled
   */
  public EffectiveContract edition(String nameOrPath) {
    if (nameOrPath.equals(Edition.ANY) || editions.containsKey(nameOrPath)) {
      return compiled.computeIfAbsent(nameOrPath, this::compile);
    }
    return withOverlay(nameOrPath, nameOrPath, read(nameOrPath));
  }

  private EffectiveContract compile(String name) {
    String text = editions.get(name);
    return text == null
        ? compile(new Edition(name, "every known edition", ""), copies(), "")
        : withOverlay(name, "editions/" + name + OVERLAY_FILE, text);
  }

  /**
   * The contract in an edition that is not among {@link #editions()}.
   *
   * @param name the name that results show
   * @param text an OpenAPI Overlay 1.0 document
   * @throws ContractException if the contract or the overlay cannot be compiled
   */
  public EffectiveContract withOverlay(String name, String text) {
    return withOverlay(name, name, text);
  }

  private EffectiveContract withOverlay(String name, String file, String text) {
    Overlay overlay = Overlay.parse(file, text);
    List<Yaml> copies = copies();
    String base = overlay.base();
    if (base != null) {
      applyEdition(base, copies, file);
    }
    overlay.applyTo(extended(copies, overlay, file));
    return compile(new Edition(name, overlay.title(), overlay.published()), copies, text);
  }

  private void applyEdition(String name, List<Yaml> copies, String builtOnBy) {
    String text = editions.get(name);
    if (text == null) {
      throw new ContractException(
          builtOnBy + " builds on the edition " + name + ", which is not there");
    }
    String file = "editions/" + name + OVERLAY_FILE;
    Overlay overlay = Overlay.parse(file, text);
    overlay.applyTo(extended(copies, overlay, file));
  }

  private static Yaml extended(List<Yaml> documents, Overlay overlay, String file) {
    String name = overlay.extendedFile();
    if (name == null) {
      return documents.get(0);
    }
    return documents.stream()
        .filter(document -> document.file().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new ContractException(file + " extends " + name + ", which is not there"));
  }

  private List<Yaml> copies() {
    // Each edition changes its own copy.
    return parsed.stream().map(Yaml::copy).toList();
  }

  private EffectiveContract compile(Edition edition, List<Yaml> effective, String overlay) {
    return EffectiveContract.compile(edition, hash(overlay), effective);
  }

  private String hash(String overlay) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      documents.values().forEach(text -> digest.update(text.getBytes(UTF_8)));
      return HexFormat.of().formatHex(digest.digest(overlay.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }

  private String read(String nameOrPath) {
    try {
      Path path = Path.of(nameOrPath);
      if (Files.isRegularFile(path)) {
        if (Files.size(path) > MAX_OVERLAY) {
          throw new ContractException(
              path + " is larger than " + (MAX_OVERLAY >> 20) + " MiB: no overlay is that long");
        }
        return Files.readString(path);
      }
    } catch (MalformedInputException e) {
      throw new ContractException(nameOrPath + " is not UTF-8 text", e);
    } catch (InvalidPathException | IOException e) {
      throw unknown(nameOrPath, " cannot be read (" + e.getMessage() + ")");
    }
    throw unknown(nameOrPath, " is neither an edition nor the path of an overlay");
  }

  private UnknownEditionException unknown(String nameOrPath, String problem) {
    return new UnknownEditionException(
        "'"
            + nameOrPath
            + "'"
            + problem
            + ". Known editions: any"
            + (editions.isEmpty() ? "" : ", " + String.join(", ", editions.keySet()))
            + ".");
  }
}
