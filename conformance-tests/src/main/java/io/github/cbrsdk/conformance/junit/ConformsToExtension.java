package io.github.cbrsdk.conformance.junit;

import io.github.cbrsdk.conformance.report.ConformanceAssertions;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives each test its own traffic, and checks it after the test. */
final class ConformsToExtension implements ParameterResolver, AfterTestExecutionCallback {
  private static ObservedTraffic traffic(ExtensionContext context) {
    return context
        .getStore(Namespace.create(ConformsToExtension.class, context.getUniqueId()))
        .getOrComputeIfAbsent(ObservedTraffic.class);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == ObservedTraffic.class
        && context.getTestMethod().isPresent();
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return traffic(context);
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      return; // The test has failed for its own reason.
    }
    ObservedTraffic traffic = traffic(context);
    if (!traffic.hasExchanges()) {
      throw new AssertionError(
          "The test observed no exchange of the contract. Add its ObservedTraffic to the"
              + " OkHttpClient as an interceptor, or let it watch the WireMockServer.");
    }
    String edition =
        AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), ConformsTo.class)
            .or(() -> AnnotationSupport.findAnnotation(context.getTestClass(), ConformsTo.class))
            .orElseThrow()
            .edition();
    ConformanceAssertions.assertConformant(traffic, edition);
  }
}
