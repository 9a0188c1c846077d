package io.github.cbrsdk.json;

/**
 * What JSON is written to.
 *
 * @param <X> what it throws
 */
interface JsonSink<X extends Exception> {
  void startObject() throws X;

  void name(String name) throws X;

  void endObject() throws X;

  void startArray() throws X;

  void endArray() throws X;

  void text(String text) throws X;

  void number(JsonNumber number) throws X;

  void truth(boolean truth) throws X;

  void nothing() throws X;
}
