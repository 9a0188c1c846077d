package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.contract.MediaRange;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.ResponseContract;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.contract.TextBody;
import io.github.cbrsdk.conformance.contract.Validation;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The response of an operation with one status, as each edition declares it. For one thread. */
public final class ResponseDefinition {
  private static final int MOST_MEDIA_TYPES = 100;

  private final OperationInEditions operation;
  private final @Nullable Integer status;
  private final @Nullable ResponseContract[] declared;
  private final SchemaNode response;
  private final @Nullable SchemaNode body;
  private final boolean isText;
  private final List<SharedValidation> validations;
  private final List<String> requiredHeaders;
  private final long undeclared;
  private final long withContent;
  private final @Nullable MemberSelection compared;
  private final Map<String, DeclaredHeader> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, Long> undeclaredMediaTypes = new HashMap<>();
  private final Editions editions;
  private List<Headers.Header> lastRequestHeaders = List.of();
  private List<String> lastSecrets = List.of();

  /**
   * A header of which some editions say what its value is.
   *
   * @param name as the contract writes it
   * @param node what they say; nothing is counted there
   */
  public record DeclaredHeader(String name, SchemaNode node) {}

  /**
   * The response with one status.
   *
   * @param status the status, or null where only a body was recorded
   * @param declared what each edition declares for it
   * @param response the node for what is wrong with the response as such
   * @param body the node of its body, or null if no edition declares one
   * @param isText whether the body is a text, and not JSON
   */
  public ResponseDefinition(
      Editions editions,
      OperationInEditions operation,
      @Nullable Integer status,
      @Nullable ResponseContract[] declared,
      SchemaNode response,
      @Nullable SchemaNode body,
      boolean isText) {
    this.editions = editions;
    this.operation = operation;
    this.status = status;
    this.declared = declared;
    this.response = response;
    this.body = body;
    this.isText = isText;
    List<SharedValidation> all = SharedValidation.of(declared.length, this::validationsIn);
    Expressions expressions = editions.expressions();
    this.validations =
        all.stream().filter(each -> !expressions.of(each).comparesExchanges()).toList();
    this.compared =
        MemberSelection.of(all.stream().flatMap(each -> expressions.of(each).compared()).toList());
    this.requiredHeaders = requiredHeaders(declared);
    this.undeclared = editions.mask(i -> declared[i] == null);
    boolean mayHaveBody =
        status == null || Operation.mayHaveBody(operation.method(), status.toString());
    this.withContent = editions.mask(i -> mayHaveBody && hasContent(declared[i]));
    for (ResponseContract contract : declared) {
      if (contract != null) {
        contract.headers().keySet().forEach(name -> headers.computeIfAbsent(name, this::header));
      }
    }
  }

  private DeclaredHeader header(String name) {
    @Nullable Schema[] schemas = new Schema[declared.length];
    for (int i = 0; i < schemas.length; i++) {
      ResponseContract contract = declared[i];
      schemas[i] = contract == null ? null : contract.headers().get(name);
    }
    return new DeclaredHeader(name, SchemaNode.root(editions, operation.id(), schemas));
  }

  private List<Validation> validationsIn(int edition) {
    Operation known = operation.in(edition);
    ResponseContract contract = declared[edition];
    return Stream.concat(
            known == null ? Stream.of() : known.validations().stream(),
            contract == null ? Stream.of() : contract.validations().stream())
        .toList();
  }

  /** The credentials of a request; successive requests usually have the same headers. */
  List<String> secretsOf(Request request) {
    List<Headers.Header> headers = request.headers().all();
    if (!headers.equals(lastRequestHeaders)) {
      lastSecrets = RequestSecrets.of(request, operation.any().secretHeaders());
      lastRequestHeaders = headers;
    }
    return lastSecrets;
  }

  public OperationInEditions operation() {
    return operation;
  }

  public @Nullable Integer status() {
    return status;
  }

  public SchemaNode response() {
    return response;
  }

  /** The node of its body, or null if no edition declares one. */
  public @Nullable SchemaNode body() {
    return body;
  }

  /** Whether its body is a text, and not JSON. */
  public boolean isText() {
    return isText;
  }

  /** Whether an edition declares it for a status 2xx. */
  public boolean isSuccess() {
    for (ResponseContract response : declared) {
      if (response != null) {
        return response.status().startsWith("2");
      }
    }
    return false;
  }

  public @Nullable ResponseContract in(int edition) {
    return declared[edition];
  }

  /** What is always true of this response. */
  public List<SharedValidation> validations() {
    return validations;
  }

  /** The members that rules compare with those of earlier exchanges, or null if there are none. */
  @Nullable MemberSelection compared() {
    return compared;
  }

  /** Mask of the editions that do not declare the status. */
  public long undeclared() {
    return undeclared;
  }

  /** Mask of the editions that declare content. */
  public long withContent() {
    return withContent;
  }

  private static boolean hasContent(@Nullable ResponseContract contract) {
    return contract != null && !contract.content().isEmpty();
  }

  /** Mask of the editions that demand a body, also of that Content-Type. */
  public long demandingBody(@Nullable String contentType) {
    return editions.mask(
        i ->
            declared[i] != null
                && (withContent >> i & 1) != 0
                && !TextValue.mayBeEmpty(declared[i], contentType));
  }

  /** Mask of the editions that declare content, and not of that media type. */
  public long undeclared(String mediaType) {
    Long known = undeclaredMediaTypes.get(mediaType);
    if (known == null) {
      known = editions.mask(i -> refuses(declared[i], mediaType));
      if (undeclaredMediaTypes.size() < MOST_MEDIA_TYPES) {
        undeclaredMediaTypes.put(mediaType, known);
      }
    }
    return known;
  }

  /** Mask of the editions that describe bodies of that media type in a way that is not read. */
  long unread(String mediaType) {
    return editions.mask(
        i -> declared[i] != null && TextBody.isUnread(declared[i].content(), mediaType));
  }

  private static boolean refuses(@Nullable ResponseContract contract, String mediaType) {
    if (contract == null || contract.content().isEmpty()) {
      return false;
    }
    return MediaRange.covering(contract.content().keySet(), mediaType) == null;
  }

  /** What is declared of the value of a header, or null if that is nothing. */
  public @Nullable DeclaredHeader declaredHeader(Headers.Header sent) {
    return headers.get(sent.name());
  }

  /** The names of the headers that some edition requires. */
  public List<String> requiredHeaders() {
    return requiredHeaders;
  }

  private static List<String> requiredHeaders(@Nullable ResponseContract[] declared) {
    Set<String> names = new LinkedHashSet<>();
    for (ResponseContract contract : declared) {
      if (contract != null) {
        names.addAll(contract.requiredHeaders().keySet());
      }
    }
    return List.copyOf(names);
  }
}
