package io.github.cbrsdk.conformance.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The contract: its documents, and the overlays of its editions. Immutable. */
public final class Contract implements Serializable {
  private static final long serialVersionUID = 1;
  private static final String FOLDER = "editions/";
  private static final String OVERLAY_FILE = ".yaml";
  private static final String PARTIAL = "_";

  private final Map<String, String> documents;
  private final Map<String, String> editions;
  private final List<YamlNode> parsed;

  /** Whether unknown words are errors, as in the project's own documents. */
  private final boolean strict;

  /** Compiling takes longer than checking. */
  private final Map<String, EffectiveContract> compiled = new ConcurrentHashMap<>();

  private Contract(Map<String, String> documents, Map<String, String> editions, boolean strict) {
    this.strict = strict;
    this.documents = new LinkedHashMap<>(documents);
    this.editions = new TreeMap<>(editions);
    this.parsed =
        documents.entrySet().stream()
            .map(document -> YamlReader.read(document.getKey(), document.getValue()))
            .toList();
  }

  private Contract(Contract same, String name, String overlay) {
    this.strict = same.strict;
    this.documents = same.documents;
    this.parsed = same.parsed;
    this.editions = new TreeMap<>(same.editions);
    if (editions.put(name, overlay) == null) {
      compiled.putAll(same.compiled); // None of them builds on the new one.
    }
  }

  /**
   * A contract of the given texts.
   *
   * @param documents OpenAPI documents by file name; an overlay without {@code extends} applies to
   *     the first
   * @param editions overlays by the name of the edition
   */
  public static Contract of(Map<String, String> documents, Map<String, String> editions) {
    if (documents.isEmpty()) {
      throw new ContractException("A contract needs a document");
    }
    return new Contract(documents, editions, true);
  }

  /**
   * The contract in a file: OpenAPI 3.0 or 3.1, in YAML or JSON. References may lead to other
   * files, and not to a URL. Words that are not known are annotations, told as warnings.
   *
   * @throws ContractException if a file cannot be read, or is no YAML or JSON
   */
  public static Contract at(Path file) {
    return new Contract(DocumentFiles.read(file), Map.of(), false);
  }

  /** The serialized form of a contract: it is compiled where it is read. */
  private record Texts(Map<String, String> documents, Map<String, String> editions, boolean strict)
      implements Serializable {
    /** The contract of this library if it has the same texts, since that is compiled already. */
    private Object readResolve() {
      Contract bundled = Contract.bundled();
      return bundled.documents.equals(documents) && bundled.editions.equals(editions)
          ? bundled
          : new Contract(documents, editions, strict);
    }
  }

  private Object writeReplace() {
    return new Texts(documents, editions, strict);
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("A contract is read from its texts");
  }

  /** The contract that comes with this library. */
  public static Contract bundled() {
    return BundledContract.get();
  }

  /**
   * The names of the editions, sorted. Neither {@link Edition#ANY} is among them, nor an overlay
   * whose name starts with an underscore: others build on that.
   */
  public List<String> editions() {
    return editions.keySet().stream().filter(name -> !name.startsWith(PARTIAL)).toList();
  }

  /** The texts of its documents by file name, in order. */
  Map<String, String> documents() {
    return Collections.unmodifiableMap(documents);
  }

  /**
   * The overlay of one of {@link #editions()} with the actions of all that it builds on, so that it
   * applies alone.
   *
   * @throws ContractException if it is not an overlay, or builds on itself or on what does not
   *     exist
   */
  public Map<String, Object> overlay(String edition) {
    Compilation compilation = new Compilation();
    compilation.of(edition, fileOf(edition), editions.getOrDefault(edition, ""), false);
    return Overlay.joined(compilation.chain);
  }

  /**
   * The same contract with one more edition.
   *
   * @param name its name
   * @param overlay an OpenAPI Overlay document; its {@code x-contract-edition.base} may name an
   *     edition that it builds on, or the path of an overlay
   */
  public Contract with(String name, String overlay) {
    return new Contract(this, name, overlay);
  }

  /** The text of a document or edition by the file name that locations show, or null. */
  public @Nullable String text(String file) {
    String document = documents.get(file);
    return document != null
        ? document
        : editions.entrySet().stream()
            .filter(edition -> fileOf(edition.getKey()).equals(file))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(null);
  }

  /**
   * The contract in an edition.
   *
   * @param nameOrPath {@link Edition#ANY}, one of {@link #editions()}, or the path of an overlay
   * @throws UnknownEditionException if it is none of them
   * @throws ContractException if the contract or the overlay cannot be compiled
   */
  public EffectiveContract edition(String nameOrPath) {
    return nameOrPath.equals(Edition.ANY) || editions().contains(nameOrPath)
        ? compiled.computeIfAbsent(nameOrPath, this::compile)
        : new Compilation().of(nameOrPath, nameOrPath, read(nameOrPath), true);
  }

  private EffectiveContract compile(String name) {
    String text = editions.get(name);
    return text == null
        ? new Compilation().of(new Edition(name, "every known edition", ""))
        : new Compilation().of(name, fileOf(name), text, false);
  }

  /**
   * The contract in an edition that is not among {@link #editions()}.
   *
   * @param name the name that results show
   * @param text an OpenAPI Overlay document
   * @throws ContractException if the contract or the overlay cannot be compiled
   */
  public EffectiveContract withOverlay(String name, String text) {
    return new Compilation().of(name, name, text, false);
  }

  /** The compilation of one edition, from its own copy of the documents. */
  private final class Compilation {
    private final List<YamlNode> copies = parsed.stream().map(YamlNode::copy).toList();
    private final List<String> warnings = new ArrayList<>();

    /** The applied overlays, in order. */
    private final List<Overlay> chain = new ArrayList<>();

    /** Their texts by file. */
    private final Map<String, String> applied = new LinkedHashMap<>();

    EffectiveContract of(String name, String file, String text, boolean isFile) {
      Overlay overlay = apply(file, text, isFile);
      return of(new Edition(name, overlay.title(), overlay.published()));
    }

    EffectiveContract of(Edition edition) {
      // An overlay may change the version to that of the edition.
      Object version = parsed.get(0).require("info").require("version").value();
      ContractInfo info = new ContractInfo(String.valueOf(version), hash());
      return EffectiveContract.compile(edition, info, copies, warnings, new UnknownWords(strict));
    }

    /** Applies an overlay after all that it builds on. */
    private Overlay apply(String file, String text, boolean isFile) {
      if (applied.put(file, text) != null) {
        throw new ContractException(file + " builds on itself");
      }
      Overlay overlay = isFile ? OverlayFile.parse(file, text) : Overlay.parse(file, text);
      String base = overlay.base();
      String published = base == null ? null : editions.get(base);
      if (base != null && published != null) {
        apply(fileOf(base), published, false);
      } else if (base != null && OverlayFile.exists(base)) {
        apply(base, read(base), true);
      } else if (base != null && !base.equals(Edition.ANY)) {
        throw new ContractException(
            file + " builds on the edition " + base + ", which does not exist");
      }
      overlay.applyTo(
          extended(overlay, file),
          message -> {
            // An edition of the contract is written for it; a file may be for several documents.
            if (!isFile) {
              throw new ContractException(message);
            }
            warnings.add(message);
          });
      chain.add(overlay);
      return overlay;
    }

    private YamlNode extended(Overlay overlay, String file) {
      String name = overlay.extendedFile();
      return copies.stream()
          .filter(document -> name == null || document.file().equals(name))
          .findFirst()
          .orElseThrow(
              () -> new ContractException(file + " extends " + name + ", which does not exist"));
    }

    private String hash() {
      try {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Stream.concat(documents.values().stream(), applied.values().stream())
            .forEach(text -> digest.update(text.getBytes(UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
      } catch (NoSuchAlgorithmException e) {
        throw new AssertionError("Every Java platform has SHA-256", e);
      }
    }
  }

  private static String fileOf(String edition) {
    return FOLDER + edition + OVERLAY_FILE;
  }

  private String read(String path) {
    List<String> known = new ArrayList<>(List.of(Edition.ANY));
    known.addAll(editions());
    return OverlayFile.read(path, known);
  }
}
