package io.github.hotllm.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.concurrent.FakeClock;
import io.github.hotllm.testing.FakeProvider;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Whatever a server sends, what comes out is a failure of ours, and at once. */
class HostileReplyTest {
  private record Hostile(String name, ErrorType type, String bytes) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final String OK = "HTTP/1.1 200 OK\r\n";

  static final Hostile[] REPLIES = {
    nonsense("nothing", ""),
    nonsense("one byte", "H"),
    nonsense("another protocol", "SSH-2.0-OpenSSH_9.9\r\n"),
    nonsense("HTML without a head", "<html>hello</html>\r\n\r\n"),
    nonsense("no number as status", "HTTP/1.1 abc OK\r\n\r\n"),
    nonsense("half a status", "HTTP/1.1 2"),
    nonsense("half a head", OK + "Content-Ty"),
    nonsense("a length that is no number", OK + "Content-Length: canary\r\n\r\nhello"),
    nonsense("a length beyond long", OK + "Content-Length: 99999999999999999999\r\n\r\nhello"),
    broken("a negative length", OK + "Content-Length: -5\r\n\r\nhello"),
    nonsense("too much of a head", OK + ("X-Fill: " + "x".repeat(8_000) + "\r\n").repeat(80)),
    nonsense("only interim replies", "HTTP/1.1 102 Processing\r\n\r\n".repeat(50)),
    nonsense("another protocol by request", "HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n"),
    broken("a body that is cut", OK + "Content-Length: 10\r\n\r\nhello"),
    broken("no last chunk", OK + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"),
    broken("half a chunk", OK + "Transfer-Encoding: chunked\r\n\r\n5\r\nhe"),
    broken("a chunk of no size", OK + "Transfer-Encoding: chunked\r\n\r\ncanary\r\nhello\r\n"),
    broken("a chunk beyond int", OK + "Transfer-Encoding: chunked\r\n\r\n100000000005\r\nhello"),
  };

  private final JdkTransport transport = new JdkTransport(new FakeClock());

  @AfterEach
  void close() {
    transport.close();
  }

  private static Hostile nonsense(String name, String bytes) {
    return new Hostile(name, ErrorType.PROVIDER_ERROR, bytes);
  }

  private static Hostile broken(String name, String bytes) {
    return new Hostile(name, ErrorType.STREAM_BROKEN, bytes);
  }

  @ParameterizedTest
  @FieldSource("REPLIES")
  void becomesAFailure(Hostile hostile) throws Exception {
    try (var provider = FakeProvider.of(call -> {
      call.send(hostile.bytes());
      call.cut();
    })) {
      var recorder = Recorder.sent(transport, provider.uri("/"));
      assertEquals(hostile.type(), recorder.failure().type());
      assertEquals(1, provider.requests().size());
      assertEquals(0, transport.inFlight());
      assertFalse(recorder.failure().getMessage().contains("canary"));
    }
  }

  @Test
  void aPortOnWhichNobodyListensIsNamed() throws Exception {
    var uri = Closed.uri();
    var failure = failureOf(uri.toString());
    assertEquals(ErrorType.OVERLOADED, failure.type());
    assertEquals(
        "Cannot reach 127.0.0.1:" + uri.getPort()
            + ": connection refused; is it running, and is this its port?",
        failure.getMessage());
  }

  @Test
  void aHostThatDoesNotExistIsNamed() throws Exception {
    var failure = failureOf("http://nowhere.invalid:8120/");
    assertEquals(ErrorType.OVERLOADED, failure.type());
    assertEquals(
        "Cannot reach nowhere.invalid:8120: no such host; check the base URL and the network",
        failure.getMessage());
  }

  @Test
  void aSchemeThatIsNotHttpIsOurMistake() throws Exception {
    var failure = failureOf("ftp://127.0.0.1:1/");
    assertEquals(ErrorType.INVALID_REQUEST, failure.type());
  }

  @Test
  void aServerWithoutTlsIsNamed() throws Exception {
    try (var provider = FakeProvider.of(call -> call.reply(200, "plain"))) {
      var failure = failureOf("https://127.0.0.1:" + provider.port() + "/");
      assertEquals(ErrorType.OVERLOADED, failure.type());
      assertEquals(
          "Cannot reach 127.0.0.1:" + provider.port()
              + ": no TLS connection; check the base URL and the certificates",
          failure.getMessage());
    }
  }

  private LlmException failureOf(String uri) throws Exception {
    return Recorder.sent(transport, URI.create(uri)).failure();
  }

  @Test
  void aRedirectIsHandedOnAndNotFollowed() throws Exception {
    try (var other = FakeProvider.of(call -> call.reply(200, "stolen"));
        var provider =
            FakeProvider.of(call -> call.reply(307, "", "Location: " + other.uri("/elsewhere")))) {
      var recorder = Recorder.sent(transport, provider.uri("/"));
      assertEquals("", recorder.body());
      assertEquals(List.of("connecting", "connected", "head 307"), recorder.next(3));
      assertEquals(0, other.connections());
    }
  }
}
