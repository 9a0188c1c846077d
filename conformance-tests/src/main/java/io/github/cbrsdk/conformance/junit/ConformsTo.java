package io.github.cbrsdk.conformance.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Fails a test whose {@link ObservedTraffic} does not conform to the built-in contract. The test
 * method or its set-up methods take the traffic as a parameter; it is checked after the test
 * method. A test that observed no exchange of the contract fails too. Traffic of other services is
 * skipped.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(ConformsToExtension.class)
public @interface ConformsTo {
  /** The name of an edition, {@code any}, or {@code auto} for the nearest edition. */
  String edition() default "auto";
}
