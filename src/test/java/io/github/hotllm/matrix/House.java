package io.github.hotllm.matrix;

import io.github.hotllm.Llm;
import io.github.hotllm.server.HotServer;
import io.github.hotllm.testing.FakeProvider;
import io.github.hotllm.testing.FakeRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/**
 * A hot server before one fake provider that speaks each format under that format's name, and a
 * client of that server. One question at a time.
 */
final class House implements AutoCloseable {
  private volatile Sample sample = Sample.json("{}");
  private final FakeProvider provider = FakeProvider.of(call -> {
    var reply = sample;
    call.reply(reply.status(), reply.body(), reply.headers().toArray(String[]::new));
  });
  private final Llm llm = Llm.builder()
      .environment(Map.of("FAKE_KEY", "key-of-the-fake"))
      .config(Providers.config(provider::uri))
      .build();
  private final HotServer server =
      HotServer.builder().port(0).llm(llm).grace(Duration.ZERO).start();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** From now on the provider replies that. */
  void willReply(Sample reply) {
    sample = reply;
  }

  /** What a client gets for a question. */
  Reply ask(Phrases.Question question, String... headers) {
    var request = HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + server.port() + question.path()))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(question.body()));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return Reply.of(client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
    } catch (IOException e) {
      throw new AssertionError(question.path() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** How often the provider was asked so far. */
  int asked() {
    return provider.requests().size();
  }

  /** What the provider was asked last. */
  FakeRequest lastAsked() {
    return provider.requests().get(asked() - 1);
  }

  @Override
  public void close() {
    server.close();
    llm.close();
    provider.close();
  }
}
