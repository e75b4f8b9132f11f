package io.github.hotllm.internal.catalog;

import io.github.hotllm.internal.json.Fields;

/**
 * How much a hot server takes on at once; beyond it, a call is refused and never queued.
 *
 * @param maxInFlight calls that are being answered
 * @param maxConnections connections of clients
 * @param maxBodyBytes the size of one request
 */
public record Limits(int maxInFlight, int maxConnections, int maxBodyBytes) {
  public static final Limits DEFAULT = new Limits(1024, 4096, 32 << 20);

  static Limits read(Fields fields) {
    var limits = new Limits(
        fields.whole("max_in_flight", 1).orElse(DEFAULT.maxInFlight),
        fields.whole("max_connections", 1).orElse(DEFAULT.maxConnections),
        fields.whole("max_body_bytes", 1).orElse(DEFAULT.maxBodyBytes));
    fields.refuseUnread();
    return limits;
  }
}
