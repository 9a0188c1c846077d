package io.github.cbrsdk.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cbrsdk.json.MalformedJsonException;
import io.github.cbrsdk.json.Member;
import io.github.cbrsdk.model.GatewayError;
import io.github.cbrsdk.model.OpenStackErrorDetail;
import org.jspecify.annotations.Nullable;

/**
 * What the body of an error says, whichever of the known envelopes it comes in, and whatever the
 * types in it.
 */
record ErrorBody(@Nullable String code, @Nullable String message, @Nullable String requestId) {
  private static final ErrorBody NONE = new ErrorBody(null, null, null);

  static ErrorBody of(String text) {
    ObjectNode tree;
    try {
      tree = GatewayError.fromJson(text).toTree();
    } catch (MalformedJsonException e) {
      return NONE;
    }
    // The identity service and OpenStack put code and message into the object's only member.
    JsonNode only = tree.size() == 1 ? tree.elements().next() : MissingNode.getInstance();
    return only.isObject()
        ? new ErrorBody(
            text(only, OpenStackErrorDetail.CODE), text(only, OpenStackErrorDetail.MESSAGE), null)
        : new ErrorBody(
            text(tree, GatewayError.ERROR_CODE),
            text(tree, GatewayError.ERROR_MSG),
            text(tree, GatewayError.REQUEST_ID));
  }

  private static @Nullable String text(JsonNode object, Member<?> member) {
    JsonNode value = object.path(member.name());
    return value.isValueNode() && !value.isNull() ? value.asText() : null;
  }
}
