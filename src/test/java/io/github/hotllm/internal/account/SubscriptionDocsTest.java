package io.github.hotllm.internal.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.Billing;
import io.github.hotllm.internal.catalog.Catalog;
import io.github.hotllm.internal.catalog.Config;
import io.github.hotllm.internal.catalog.Provider;
import io.github.hotllm.internal.concurrent.FakeClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/subscriptions.md} says is so. */
class SubscriptionDocsTest {
  private static String page() throws IOException {
    return Files.readString(Path.of("docs/subscriptions.md"));
  }

  @Test
  void itsConfigurationIsOne() throws IOException {
    var json = page().split("```json\n", 2)[1].split("```", 2)[0];
    var logins = Logins.of(Config.parse(json, Map.of()).subscriptions(), Map.of(), new FakeClock());

    assertEquals("/home/me/.codex/auth.json", logins.of(Plan.CHATGPT).known().place());
    Stream.of(Plan.values())
        .forEach(plan -> assertEquals(plan.address(), logins.of(plan).address(), plan.title()));
  }

  @Test
  void everyKeyWithAFlatPriceIsThereWithItsVariables() throws IOException {
    var page = page();
    var plans = Catalog.builtIn().providers().stream()
        .filter(provider -> provider.billing() == Billing.FLAT_RATE)
        .toList();

    assertEquals(3, plans.size());
    for (Provider plan : plans) {
      var row = "| `" + plan.name() + "` | `" + String.join("`, `", plan.keyVariables()) + "` |";
      assertTrue(page.contains(row), row);
    }
  }
}
