package io.github.hotllm.trust;

import io.github.hotllm.testing.FakeCall;
import java.io.IOException;

/** How the body of a reply can end, before its time or not. */
enum Ending {
  /** The body ends as HTTP wants it. */
  LAST_CHUNK {
    @Override
    void play(FakeCall call, byte[] body) throws IOException {
      chunked(call, body);
      call.lastChunk();
    }
  },
  /** The body was to end with the connection, and so it does. */
  FIN {
    @Override
    void play(FakeCall call, byte[] body) throws IOException {
      call.untilClosed(200, EVENTS);
      call.send(body);
      call.cut();
    }
  },
  /** The connection breaks within the body. */
  RESET {
    @Override
    void play(FakeCall call, byte[] body) throws IOException {
      chunked(call, body);
      call.reset();
    }
  };

  static final String EVENTS = "Content-Type: text/event-stream";

  /** Answers with that body, and ends it. */
  abstract void play(FakeCall call, byte[] body) throws IOException;

  private static void chunked(FakeCall call, byte[] body) throws IOException {
    call.chunked(200, EVENTS);
    if (body.length > 0) {
      call.send(Integer.toHexString(body.length) + "\r\n");
      call.send(body);
      call.send("\r\n");
    }
  }
}
