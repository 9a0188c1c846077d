package io.github.cbrsdk.conformance.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The contract: its documents, and the overlays that make editions of it. Immutable. */
public final class Contract implements Serializable {
  private static final long serialVersionUID = 1;
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

  /**
   * What a contract is made of.
   *
   * @param documents its documents by file name
   * @param editions its overlays by name
   */
  private record Texts(Map<String, String> documents, Map<String, String> editions)
      implements Serializable {
    /** The one that is here already, if it is the same. */
    private Object readResolve() {
      Contract bundled = Contract.bundled();
      return bundled.documents.equals(documents) && bundled.editions.equals(editions)
          ? bundled
          : Contract.of(documents, editions);
    }
  }

  /** Travels as its texts, and is compiled where it arrives. */
  private Object writeReplace() {
    return new Texts(documents, editions);
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("A contract is read from its texts");
  }

  /** The contract that comes with this library. */
  public static Contract bundled() {
    return BundledContract.get();
  }

  /** The names of the editions, sorted; {@link Edition#ANY} is not among them. */
  public List<String> editions() {
    return List.copyOf(editions.keySet());
  }

  /**
   * The same contract with one more edition.
   *
   * @param name its name
   * @param overlay an OpenAPI Overlay document; its {@code x-edition.base} may name an edition that
   *     it builds on, or the path of an overlay
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
    return withOverlay(nameOrPath, nameOrPath, read(nameOrPath), true);
  }

  private EffectiveContract compile(String name) {
    String text = editions.get(name);
    return text == null
        ? compile(new Edition(name, "every known edition", ""), copies(), List.of(), List.of())
        : withOverlay(name, fileOf(name), text, false);
  }

  /**
   * The contract in an edition that is not among {@link #editions()}.
   *
   * @param name the name that results show
   * @param text an OpenAPI Overlay document
   * @throws ContractException if the contract or the overlay cannot be compiled
   */
  public EffectiveContract withOverlay(String name, String text) {
    return withOverlay(name, name, text, false);
  }

  private EffectiveContract withOverlay(String name, String file, String text, boolean isFile) {
    List<Yaml> copies = copies();
    Map<String, String> applied = new LinkedHashMap<>();
    List<String> warnings = new ArrayList<>();
    Overlay overlay = apply(file, text, isFile, copies, applied, warnings);
    Edition edition = new Edition(name, overlay.title(), overlay.published());
    return compile(edition, copies, applied.values(), warnings);
  }

  /** Applies an overlay after all that it builds on, which it adds to the applied, by file. */
  private Overlay apply(
      String file,
      String text,
      boolean isFile,
      List<Yaml> copies,
      Map<String, String> applied,
      List<String> warnings) {
    if (applied.put(file, text) != null) {
      throw new ContractException(file + " builds on itself");
    }
    Overlay overlay = isFile ? ofFile(file, text) : Overlay.parse(file, text);
    String base = overlay.base();
    if (base != null && editions.containsKey(base)) {
      String named = editions.getOrDefault(base, "");
      apply(fileOf(base), named, false, copies, applied, warnings);
    } else if (base != null && isFile(base)) {
      apply(base, read(base), true, copies, applied, warnings);
    } else if (base != null && !base.equals(Edition.ANY)) {
      throw new ContractException(file + " builds on the edition " + base + ", which is not there");
    }
    overlay.applyTo(
        extended(copies, overlay, file),
        message -> {
          // An edition of the contract is written for it; a file may be for several documents.
          if (!isFile) {
            throw new ContractException(message);
          }
          warnings.add(message);
        });
    return overlay;
  }

  /** What is wrong with a file of the user's is no fault of the contract. */
  private static Overlay ofFile(String file, String text) {
    try {
      return Overlay.parse(file, text);
    } catch (ContractException e) {
      throw new UnknownEditionException("'" + file + "' is no overlay: " + e.getMessage());
    }
  }

  private static boolean isFile(String path) {
    try {
      return Files.isRegularFile(Path.of(path));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static String fileOf(String edition) {
    return "editions/" + edition + OVERLAY_FILE;
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

  private EffectiveContract compile(
      Edition edition, List<Yaml> effective, Collection<String> overlays, List<String> warnings) {
    return EffectiveContract.compile(edition, hash(overlays), effective, warnings);
  }

  private String hash(Collection<String> overlays) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      documents.values().forEach(text -> digest.update(text.getBytes(UTF_8)));
      overlays.forEach(text -> digest.update(text.getBytes(UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }

  private String read(String nameOrPath) {
    try {
      Path path = Path.of(nameOrPath);
      if (Files.isRegularFile(path)) {
        if (Files.size(path) > MAX_OVERLAY) {
          throw new UnknownEditionException(
              path + " is larger than " + (MAX_OVERLAY >> 20) + " MiB: no overlay is that long");
        }
        return Files.readString(path);
      }
    } catch (MalformedInputException e) {
      throw unknown(nameOrPath, " is no overlay: it is not UTF-8 text");
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
