package io.github.hotllm.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.WireReply;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends a form and waits for the whole reply: for the little that is asked beside models. Redirects
 * are not followed.
 */
public final class FormPost implements Transport.Listener {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MAX_BODY = 1 << 20;

  private final CompletableFuture<WireReply> reply = new CompletableFuture<>();
  private final CompletableFuture<Transport.Flight> flight = new CompletableFuture<>();

  // Owned by the transport's serial signals.
  private int status;
  private Headers headers = Headers.none();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  private FormPost() {}

  /**
   * The reply to a form. Blocks for 30 s at most.
   *
   * @param form as it stands in the body: names and values escaped
   * @throws LlmException if none comes
   */
  public static WireReply send(Transport transport, URI uri, String form) {
    var post = new FormPost();
    var headers = Headers.none()
        .with("content-type", "application/x-www-form-urlencoded")
        .with("accept", "application/json");
    var flight = transport.prepare(new Outgoing(uri, headers, form.getBytes(UTF_8)), post);
    post.flight.complete(flight);
    flight.pull();
    try {
      return post.reply.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof LlmException told ? told : none(uri);
    } catch (TimeoutException e) {
      throw none(uri);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw none(uri);
    } finally {
      flight.cancel();
    }
  }

  private static LlmException none(URI uri) {
    return LlmException.of(ErrorType.OVERLOADED, uri.getHost() + " gave no answer; try later");
  }

  @Override
  public void connecting() {}

  @Override
  public void connected() {}

  @Override
  public void head(int code, Headers fields) {
    status = code;
    headers = fields;
  }

  @Override
  public void bytes(List<ByteBuffer> bytes) {
    for (var buffer : bytes) {
      var chunk = new byte[buffer.remaining()];
      buffer.get(chunk);
      body.write(chunk, 0, Math.min(chunk.length, MAX_BODY - body.size()));
    }
    var unused = flight.thenAccept(Transport.Flight::pull);
  }

  @Override
  public void end() {
    reply.complete(new WireReply(status, headers, body.toByteArray()));
  }

  @Override
  public void fail(LlmException failure) {
    reply.completeExceptionally(failure);
  }
}
