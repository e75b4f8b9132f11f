package io.github.hotllm.client;

/** A blocking client of a hot server. */
public final class HotClient {
  private HotClient() {}
}
