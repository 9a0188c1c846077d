package io.github.cbrsdk.json;

/** The JSON null, to be told from what is absent. */
enum JsonNull {
  NULL
}
