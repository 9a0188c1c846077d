package io.github.cbrsdk.conformance.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Stubs of WireMock, alone or in a list; each is read as the exchange that it plays. */
final class WireMockStub {
  private static final String TEMPLATE = "the body is a template of WireMock";
  private static final List<String> BODIES =
      List.of("jsonBody", "body", "base64Body", "bodyFileName");

  private WireMockStub() {}

  /**
   * @param list the names of the members that lead to the stubs
   */
  static EntryFormat format(Predicate<Set<String>> matches, String... list) {
    return new EntryFormat(
        names -> ForeignFormat.ofMembers(names).isEmpty() && matches.test(names),
        List.of(list),
        stub -> stub.member("metadata").member("recorded_at").string(),
        (stub, draft) -> StubRequest.read(stub.member("request"), draft),
        WireMockStub::readResponse);
  }

  static boolean isStub(Set<String> names) {
    return names.contains("response{}")
        || names.containsAll(Set.of("request", "response"))
        || names.stream().anyMatch(name -> name.matches("request/(method|url.*)"));
  }

  private static void readResponse(RecordedJson stub, ExchangeDraft draft)
      throws IOException, UnreadableBodyException {
    draft.requiredStatus = stub.member("metadata").member("required_status").status();
    RecordedJson response = stub.member("response");
    if (!response.isObject()) {
      draft.flaw("the response was not recorded");
    }
    RecordedJson transformers = response.member("transformers");
    if (!transformers.isArray()) {
      refuse(transformers, TEMPLATE, draft);
    }
    transformers.members().forEach(each -> refuse(each.value(), TEMPLATE, draft));
    refuse(response.member("fault"), "the stub breaks the connection", draft);
    refuse(response.member("proxyBaseUrl"), "the stub asks another server", draft);
    RecordedJson status = response.member("status");
    draft.status = status.isNull() ? Integer.valueOf(200) : status.status();
    if (draft.status == null) {
      draft.flaw("the status of the stub is not an HTTP status");
    }
    draft.headers = response.member("headers").headers("response");
    readBody(response, draft);
  }

  private static void refuse(RecordedJson value, String reason, ExchangeDraft draft) {
    if (!value.isNull()) {
      draft.flaw(reason);
    }
  }

  private static void readBody(RecordedJson response, ExchangeDraft draft)
      throws IOException, UnreadableBodyException {
    int bodies = 0;
    for (String name : BODIES) {
      RecordedJson body = response.member(name);
      boolean json = name.equals("jsonBody") && !body.isAbsent();
      if (json || !body.isNull()) {
        draft.body = json ? body.source() : content(name, body.utf8(), draft.file);
        if (++bodies > 1) {
          draft.flaw("the stub has several bodies");
        }
      }
    }
  }

  private static byte[] content(String name, byte @Nullable [] text, RecordingFile file)
      throws IOException, UnreadableBodyException {
    if (text == null) {
      throw new UnreadableBodyException("the body of the stub is not a text");
    }
    return switch (name) {
      case "base64Body" -> ContentDecoder.base64(text);
      case "bodyFileName" -> file.stubBody(new String(text, UTF_8));
      default -> text;
    };
  }
}
