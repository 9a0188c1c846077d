package io.github.cbrsdk.conformance;

/** The outcome of a check; a merged outcome is never better than the worst of its parts. */
public enum Verdict {
  CONFORMANT("conformant"),
  DRIFTED("drifted"),
  /** Nothing can be said: never to be shown as success. */
  NOT_CHECKED("not-checked");

  private final String id;

  Verdict(String id) {
    this.id = id;
  }

  /** The word in reports, which never changes. */
  public String id() {
    return id;
  }
}
