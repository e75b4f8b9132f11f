package io.github.hotllm.contract;

import io.github.hotllm.Llm;
import io.github.hotllm.client.HotClient;
import io.github.hotllm.server.HotServer;
import io.github.hotllm.testing.FakeProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/**
 * A provider that does as a row says, one that always answers, and the whole house before them:
 * library, hot server and client.
 *
 * <p>{@code stub}, {@code claude} and {@code hot} are the first provider in three formats,
 * {@code backup} is the second; for {@code locked} there is no key, {@code silent} takes
 * connections and never says a word, and where {@code nobody} should be, nobody listens.
 */
final class Stage implements AutoCloseable {
  static final String BACKUP = "backup/m";

  private final FakeProvider provider;
  private final FakeProvider backup = FakeProvider.of(ChatScripts.saying("saved", "stop"));
  private final ServerSocket silent;
  private final Llm llm;
  private final HotServer server;
  private final HotClient client;

  Stage(FakeProvider.Script script) {
    provider = FakeProvider.of(script);
    silent = listening();
    llm = Llm.builder()
        .environment(Map.of("STUB_KEY", "key-of-nobody"))
        .config(config())
        .build();
    server = HotServer.builder().llm(llm).port(0).start();
    client = HotClient.builder().address(server.uri()).build();
  }

  private String config() {
    return "{\"providers\":{"
        + String.join(
            ",",
            row("stub", "openai-chat", provider.uri("/v1").toString()),
            row("claude", "anthropic", provider.uri("").toString()),
            row("hot", "hotllm", provider.uri("").toString()),
            row("backup", "openai-chat", backup.uri("/v1").toString()),
            row("locked", "openai-chat", provider.uri("/v1").toString())
                .replace("STUB_KEY", "LOCKED_KEY"),
            row("silent", "openai-chat", "https://127.0.0.1:" + silent.getLocalPort() + "/v1"),
            row("nobody", "openai-chat", "http://127.0.0.1:" + freePort() + "/v1"))
        + "}}";
  }

  private static String row(String name, String dialect, String url) {
    return "\"%s\":{\"dialect\":\"%s\",\"base_url\":\"%s\",\"api_key_env\":\"STUB_KEY\"}"
        .formatted(name, dialect, url);
  }

  private static ServerSocket listening() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (var socket = listening()) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Llm llm() {
    return llm;
  }

  HotServer server() {
    return server;
  }

  HotClient client() {
    return client;
  }

  /** How many requests the first provider has had. */
  int requests() {
    return provider.requests().size();
  }

  /** How many requests the one had who always answers. */
  int rescues() {
    return backup.requests().size();
  }

  @Override
  public void close() throws IOException {
    client.close();
    server.close();
    llm.close();
    silent.close();
    backup.close();
    provider.close();
  }
}
