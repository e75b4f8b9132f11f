package io.github.hotllm.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server of raw bytes: each connection is served by a script, on a thread of its own. */
final class FakeServer implements AutoCloseable {
  /** What is done with one connection; when it returns, the connection is closed. */
  interface Script {
    void serve(Peer peer) throws IOException;
  }

  private final ServerSocket server;
  private final Script script;
  private final List<Peer> peers = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  /** What went wrong on the way to clients that had gone. */
  private final List<IOException> failures = new CopyOnWriteArrayList<>();

  FakeServer(Script script) throws IOException {
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.script = script;
    daemon(this::accept);
  }

  HotClient client() {
    return builder().build();
  }

  HotClient.Builder builder() {
    return HotClient.builder().address("127.0.0.1", port());
  }

  int port() {
    return server.getLocalPort();
  }

  /** All requests that came, head and body. */
  List<String> requests() {
    return requests;
  }

  int connections() {
    return peers.size();
  }

  private void accept() {
    try {
      while (true) {
        var peer = new Peer(server.accept());
        peers.add(peer);
        daemon(peer::run);
      }
    } catch (IOException e) {
      peers.forEach(Peer::close);
    }
  }

  private static void daemon(Runnable task) {
    var thread = new Thread(task, "fake-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
    peers.forEach(Peer::close);
  }

  /** One connection, seen from the server. */
  final class Peer {
    private final Socket socket;
    private final InputStream in;

    private Peer(Socket socket) throws IOException {
      this.socket = socket;
      this.in = new BufferedInputStream(socket.getInputStream());
      socket.setTcpNoDelay(true);
    }

    private void run() {
      try (socket) {
        script.serve(this);
      } catch (IOException e) {
        failures.add(e);
      }
    }

    /** Reads one request; false at the end of the connection. */
    boolean request() throws IOException {
      var head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        int c = in.read();
        if (c < 0) {
          return false;
        }
        head.append((char) c);
      }
      int at = head.indexOf("Content-Length: ");
      int length =
          at < 0 ? 0 : Integer.parseInt(head.substring(at + 16).lines().toList().get(0));
      requests.add(head + new String(in.readNBytes(length), UTF_8));
      return true;
    }

    void write(String text) throws IOException {
      write(text.getBytes(UTF_8));
    }

    void write(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
    }

    /** Answers with JSON and keeps the connection. */
    void json(int status, String body) throws IOException {
      write("HTTP/1.1 " + status + " X\r\nContent-Type: application/json\r\nContent-Length: "
          + body.getBytes(UTF_8).length + "\r\n\r\n" + body);
    }

    /** Sends the head of a stream. */
    void stream() throws IOException {
      write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n"
          + "Transfer-Encoding: chunked\r\n\r\n");
    }

    void chunk(String text) throws IOException {
      var bytes = text.getBytes(UTF_8);
      write(Integer.toHexString(bytes.length) + "\r\n");
      write(bytes);
      write("\r\n");
    }

    void event(String name, String data) throws IOException {
      chunk("event: " + name + "\ndata: " + data + "\n\n");
    }

    void lastChunk() throws IOException {
      write("0\r\n\r\n");
    }

    /** Answers nothing and waits until the client has gone. */
    void untilGone() throws IOException {
      while (in.read() >= 0) {
        // What the client says has no meaning here.
      }
    }

    void close() {
      try {
        socket.close();
      } catch (IOException e) {
        failures.add(e);
      }
    }
  }
}
