import org.jspecify.annotations.NullMarked;

/**
 * Client of one endpoint of Cloud Backup and Recovery, generated from its contract.
 *
 * <p>Start at {@link io.github.cbrsdk.client.CbrClient}. What it returns is in {@link
 * io.github.cbrsdk.model}, who calls in {@link io.github.cbrsdk.auth}, what can go wrong in {@link
 * io.github.cbrsdk.error}, and how calls are repeated and read in {@link io.github.cbrsdk.http}.
 * Models are views over JSON that lose nothing of it: {@link io.github.cbrsdk.json}.
 */
@NullMarked
// Retrofit fixes the name of its module in the manifest, without a descriptor.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module io.github.cbrsdk {
  requires transitive com.fasterxml.jackson.databind;
  requires transitive okhttp3;
  requires transitive retrofit2;
  requires static transitive org.jspecify;
  requires static tools.jackson.databind;
  // Only reads clouds.yaml.
  requires static org.snakeyaml.engine;

  exports io.github.cbrsdk.api;
  exports io.github.cbrsdk.auth;
  exports io.github.cbrsdk.client;
  exports io.github.cbrsdk.error;
  exports io.github.cbrsdk.http;
  exports io.github.cbrsdk.json;
  exports io.github.cbrsdk.model;

  // A user's ObjectMapper makes the serializers, which are not public.
  opens io.github.cbrsdk.json to
      com.fasterxml.jackson.databind,
      tools.jackson.databind;
}
