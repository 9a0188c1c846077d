import org.jspecify.annotations.NullMarked;

/**
 * Client of one endpoint of Cloud Backup and Recovery, generated from its contract.
 *
 * <p>Start at {@link io.github.cbrsdk.client.CbrClient}. Models are in {@link
 * io.github.cbrsdk.model}, credentials in {@link io.github.cbrsdk.auth}, exceptions in {@link
 * io.github.cbrsdk.error}, calls, retries and responses in {@link io.github.cbrsdk.http}, and the
 * typed views of JSON, which are the base of the models, in {@link io.github.cbrsdk.json}.
 */
@NullMarked
// Retrofit is an automatic module.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module io.github.cbrsdk {
  requires transitive com.fasterxml.jackson.databind;
  requires transitive okhttp3;
  requires transitive retrofit2;
  requires static transitive org.jspecify;
  requires static tools.jackson.databind;
  // Only for clouds.yaml.
  requires static org.snakeyaml.engine;

  exports io.github.cbrsdk.api;
  exports io.github.cbrsdk.auth;
  exports io.github.cbrsdk.client;
  exports io.github.cbrsdk.error;
  exports io.github.cbrsdk.http;
  exports io.github.cbrsdk.json;
  exports io.github.cbrsdk.model;

  // The ObjectMapper of a user creates the serializers, which are not public.
  opens io.github.cbrsdk.json to
      com.fasterxml.jackson.databind,
      tools.jackson.databind;
}
