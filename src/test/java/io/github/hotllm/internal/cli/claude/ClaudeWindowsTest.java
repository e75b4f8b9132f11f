package io.github.hotllm.internal.cli.claude;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.internal.cli.PlanWindow;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests for what claude tells of its windows. */
class ClaudeWindowsTest {
  private static final Instant RESET = Instant.parse("2036-11-25T15:00:00Z");

  private final ClaudeWindows windows = new ClaudeWindows();

  private void saw(String limits) {
    windows.saw(Node.of(Json.parse(limits.replace("RESET", "" + RESET.getEpochSecond()))));
  }

  private static PlanWindow window(String name, double used) {
    return new PlanWindow(name, Optional.empty(), used, Optional.of(RESET));
  }

  @Test
  void eachWindowIsToldOf() {
    saw("""
        {"status":"allowed","resetsAt":1,"rateLimitType":"five_hour","unifiedWindows":{
         "five_hour":{"utilization":0.5,"resetsAt":RESET,"status":"allowed"},
         "seven_day":{"utilization":0.25,"resetsAt":RESET,"status":"rejected"}}}""");

    assertEquals(List.of(window("five_hour", 50), window("seven_day", 100)), windows.all());
  }

  @Test
  void earlierVersionsTellOfOneWindowAlone() {
    saw("{\"status\":\"allowed\",\"rateLimitType\":\"five_hour\",\"utilization\":0.5,"
        + "\"resetsAt\":RESET}");

    assertEquals(List.of(window("five_hour", 50)), windows.all());
  }
}
