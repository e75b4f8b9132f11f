package io.github.hotllm.internal.http;

import java.lang.reflect.Method;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * Makes and ends the JDK's clients.
 *
 * <p>HTTP/1.1 only: there a connection that has gone silent costs one call, whereas over HTTP/2 it
 * costs every later one too (measured on 17 and 25, 2026-11). No redirects, for the keys go along
 * (the JDK strips none but {@code Authorization}), no cookies, no deadline: those are the caller's.
 */
final class JdkClients {
  /** Whether a client speaks TLS. */
  enum Security {
    NONE,
    TLS
  }

  /** Since JDK 21. */
  private static final Optional<Method> SHUTDOWN_NOW = method("shutdownNow");

  private JdkClients() {}

  /**
   * A client that works on the thread that reads its sockets: handing each step to another would
   * cost more than the step (a quarter of a call's processor time on 25, 2026-11). What it tells us
   * we hand on ourselves.
   */
  static HttpClient open(Security security) {
    var builder = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .executor(Runnable::run);
    if (security == Security.NONE) {
      builder.sslContext(trustingNobody());
    }
    return builder.build();
  }

  /** Reading the machine's certificates takes 100 ms and more, in vain where there is no TLS. */
  private static SSLContext trustingNobody() {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[0], null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no TLS", e);
    }
  }

  /**
   * Ends a client and what it still does, at once. Before JDK 21 that needs its thread to be
   * interrupted; left alone it would also hold up the end of the process by 0.3 s.
   */
  static void end(HttpClient client) {
    SHUTDOWN_NOW.ifPresentOrElse(method -> invoke(method, client), () -> interruptSelector(client));
  }

  /** The client's number stands in brackets at the end of its text, and in its thread's name. */
  private static void interruptSelector(HttpClient client) {
    var text = client.toString();
    var number = text.substring(text.lastIndexOf('(') + 1, text.length() - 1);
    var name = "HttpClient-" + number + "-SelectorManager";
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(name))
        .forEach(Thread::interrupt);
  }

  private static Optional<Method> method(String name) {
    try {
      return Optional.of(HttpClient.class.getMethod(name));
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    }
  }

  private static void invoke(Method method, HttpClient client) {
    try {
      method.invoke(client);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("HttpClient." + method.getName() + " failed", e);
    }
  }
}
