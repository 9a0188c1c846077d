package io.github.cbrsdk.conformance.engine;

/**
 * A member that some editions require.
 *
 * @param name its name
 * @param node its node
 * @param editions mask of these editions
 */
public record RequiredMember(String name, SchemaNode node, long editions) {}
