package io.github.cbrsdk.conformance.record;

/** Tells which strings say nothing about whose they are. */
interface Harmless {
  /** Whether a member of that name may keep that value. */
  boolean mayPass(String member, String value);
}
