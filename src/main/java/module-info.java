/**
 * Calls large language models: {@link io.github.hotllm.Llm} in a program,
 * {@link io.github.hotllm.server.HotServer} for everything else on the machine,
 * {@link io.github.hotllm.client.HotClient} to reach such a server from Java.
 *
 * <p>No type of Jackson or SLF4J appears in a public signature.
 */
module io.github.hotllm {
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires java.net.http;
  requires jdk.httpserver;
  requires org.slf4j;
  requires static org.jspecify;

  exports io.github.hotllm;
  exports io.github.hotllm.client;
  exports io.github.hotllm.server;
}
