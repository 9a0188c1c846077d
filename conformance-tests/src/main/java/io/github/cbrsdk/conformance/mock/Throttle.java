package io.github.cbrsdk.conformance.mock;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.StubRequestFilterV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.time.Instant;

/** Passes a number of requests each second and refuses the others with a given response. */
final class Throttle implements StubRequestFilterV2 {
  private final int perSecond;
  private final ResponseDefinitionBuilder refusal;
  private long second;
  private int passed;

  Throttle(int perSecond, ResponseDefinitionBuilder refusal) {
    this.perSecond = perSecond;
    this.refusal = refusal;
  }

  @Override
  public RequestFilterAction filter(Request request, ServeEvent event) {
    return passes()
        ? RequestFilterAction.continueWith(request)
        : RequestFilterAction.stopWith(refusal.build());
  }

  private synchronized boolean passes() {
    long now = Instant.now().getEpochSecond();
    if (now != second) {
      second = now;
      passed = 0;
    }
    return passed++ < perSecond;
  }

  @Override
  public String getName() {
    return "throttle";
  }
}
