package io.github.hotllm.clis;

import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A hot server asked by a plain HTTP client that knows nothing of hotllm. */
final class Http {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Http() {}

  /** A whole answer. */
  record Answer(HttpResponse<String> response) {
    int status() {
      return response.statusCode();
    }

    String text() {
      return response.body();
    }

    Optional<String> header(String name) {
      return response.headers().firstValue(name);
    }
  }

  static Answer post(String uri, String body) throws IOException, InterruptedException {
    return new Answer(CLIENT.send(request(uri, body), HttpResponse.BodyHandlers.ofString()));
  }

  /** Hands on each event, its name and its data, when it comes. */
  static void stream(String uri, String body, BiConsumer<String, Node> heard)
      throws IOException, InterruptedException {
    var response = CLIENT.send(request(uri, body), HttpResponse.BodyHandlers.ofInputStream());
    try (var in = new InputStreamReader(response.body(), StandardCharsets.UTF_8);
        var lines = new BufferedReader(in)) {
      var event = "";
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event: ")) {
          event = line.substring("event: ".length());
        } else if (line.startsWith("data: ")) {
          heard.accept(event, Node.of(Json.object(line.substring("data: ".length()))));
        }
      }
    }
  }

  private static HttpRequest request(String uri, String body) {
    return HttpRequest.newBuilder(URI.create(uri))
        .header("content-type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }
}
