package io.github.hotllm.server;

/** The hot server. */
public final class HotServer {
  private HotServer() {}
}
