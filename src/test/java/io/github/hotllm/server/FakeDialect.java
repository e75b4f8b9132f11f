package io.github.hotllm.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Decoder;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Dialect;
import io.github.hotllm.internal.dialect.Encoded;
import io.github.hotllm.internal.dialect.Encoder;
import io.github.hotllm.internal.dialect.Original;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.json.Fields;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.wire.Frame;
import io.github.hotllm.internal.wire.WireReply;
import io.github.hotllm.internal.wire.WireRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The smallest format there is: a prompt in, text out. A path that names a stream is a stream; with
 * {@code Accept: text/plain} it is the bare text.
 */
record FakeDialect(String name, BlockingQueue<WireRequest> decoded) implements Dialect {
  FakeDialect(String name) {
    this(name, new LinkedBlockingQueue<>());
  }

  @Override
  public Asked decode(WireRequest request) {
    decoded.add(request);
    var object = Json.strictObject(request.body());
    var fields = Fields.of(object);
    var prompt = fields.requiredText("prompt");
    fields.refuseUnread();
    var delivery = request.path().contains("stream") ? Delivery.STREAMED : Delivery.WHOLE;
    var original = new Original(name, request.body(), object, request.headers(), List.of());
    return new Asked(LlmRequest.of("haiku", prompt), delivery, Optional.of(original));
  }

  @Override
  public Encoder encoder(Asked asked) {
    boolean bare = asked
        .original()
        .flatMap(original -> original.headers().first("accept"))
        .filter("text/plain"::equals)
        .isPresent();
    return new FakeEncoder(bare ? "text/plain; charset=utf-8" : "text/event-stream");
  }

  @Override
  public WireReply encodeError(LlmException failure) {
    return WireReply.json(failure.status(), Json.bytes(Map.of(name + "_error", object(failure))));
  }

  private static Map<String, Object> object(LlmException failure) {
    var object = new LinkedHashMap<String, Object>();
    object.put("type", failure.type().wireName());
    object.put("message", failure.getMessage());
    failure.requestId().ifPresent(id -> object.put("request_id", id));
    return object;
  }

  private record FakeEncoder(String mediaType) implements Encoder {
    private boolean isBare() {
      return mediaType.startsWith("text/plain");
    }

    @Override
    public List<Frame> batch(Batch batch) {
      return batch.events().stream().flatMap(event -> frame(event).stream()).toList();
    }

    private Optional<Frame> frame(LlmEvent event) {
      if (event instanceof LlmEvent.Text text) {
        var bytes = text.text().getBytes(UTF_8);
        return Optional.of(isBare() ? Frame.body(bytes) : Frame.event("text", bytes));
      }
      return isBare() ? Optional.empty() : Optional.of(event("start", "{}"));
    }

    @Override
    public List<Frame> end(LlmReply reply) {
      return isBare() ? List.of() : List.of(event("done", reply.text()));
    }

    @Override
    public List<Frame> error(LlmException failure) {
      return isBare() ? List.of() : List.of(event("error", Json.text(object(failure))));
    }

    @Override
    public boolean isCutAtError() {
      return isBare();
    }

    @Override
    public WireReply whole(LlmReply reply, List<Frame> raw) {
      var body = new LinkedHashMap<String, Object>();
      body.put("text", reply.text());
      body.put("raw", raw.stream().map(Frame::text).toList());
      return WireReply.json(200, Json.bytes(body));
    }

    private static Frame event(String name, String data) {
      return Frame.event(name, data.getBytes(UTF_8));
    }
  }

  @Override
  public Encoded encode(Asked asked, Target target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Decoder decoder(Asked asked, Target target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public LlmException decodeError(WireReply reply, Target target) {
    throw new UnsupportedOperationException();
  }
}
