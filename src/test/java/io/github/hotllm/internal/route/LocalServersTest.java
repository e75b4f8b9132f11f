package io.github.hotllm.internal.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.hotllm.internal.catalog.Config;
import io.github.hotllm.internal.catalog.Provider;
import io.github.hotllm.internal.concurrent.FakeClock;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LocalServersTest {
  private static final List<Provider> PROVIDERS =
      Config.parse("{}", Map.of()).catalog().providers().stream()
          .filter(
              provider -> provider.name().equals("ollama") || provider.name().equals("vllm"))
          .toList();

  private final CountDownLatch never = new CountDownLatch(1);

  /** Else doctor and the banner would not tell of them. */
  @Test
  void theFirstLookIsWaitedFor() {
    var servers = new LocalServers(
        PROVIDERS,
        this::lookSlowly,
        task -> new Thread(task, "test-look").start(),
        new FakeClock());
    servers.refresh();
    assertEquals(
        List.of("ollama"), servers.running().stream().map(Provider::name).toList());
  }

  /** Only Ollama's port has a model server. */
  private Optional<byte[]> lookSlowly(URI uri) {
    try {
      assertFalse(never.await(30, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return uri.getPort() == 11_434
        ? Optional.of("{\"data\":[{\"id\":\"qwen3\"}]}".getBytes(UTF_8))
        : Optional.empty();
  }
}
