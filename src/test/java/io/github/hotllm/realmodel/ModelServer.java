package io.github.hotllm.realmodel;

import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The model server itself, asked without hotllm: what everything is compared with. */
final class ModelServer {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** The base URL as OpenAI's SDK takes it, with {@code /v1}. */
  private final String url = System.getProperty("hotllm.realmodel.url", "");

  final String model = get(url + "/models").at("data").at(0).at("id").text().orElseThrow();

  String chatUrl() {
    return url;
  }

  String messagesUrl() {
    return url.replaceFirst("/v1/?$", "");
  }

  /** A direct call of Chat, at temperature 0. */
  Node chat(List<Map<String, Object>> messages, int maxTokens) {
    var body = new LinkedHashMap<String, Object>();
    body.put("model", model);
    body.put("messages", messages);
    body.put("temperature", 0);
    body.put("max_tokens", maxTokens);
    body.put("stop", List.of("\nQuestion:"));
    var request = HttpRequest.newBuilder(URI.create(url + "/chat/completions"))
        .header("content-type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(Json.text(body)))
        .build();
    return send(request);
  }

  /** Whether it generates at this moment; a llama.cpp server tells. */
  boolean isGenerating() {
    return get(messagesUrl() + "/slots").items().stream()
        .anyMatch(slot -> slot.at("is_processing").isTrue());
  }

  /** Asks again and again until it has stopped. */
  boolean stopsWithin(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (isGenerating()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
    }
    return true;
  }

  private static Node get(String address) {
    return send(HttpRequest.newBuilder(URI.create(address)).build());
  }

  private static Node send(HttpRequest request) {
    try {
      var reply = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      return Node.of(Json.parse(reply.body()));
    } catch (IOException e) {
      throw new IllegalStateException("no model server at " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
