package io.github.cbrsdk.json;

/** The JSON null, as opposed to an absent member. */
enum JsonNull {
  NULL
}
