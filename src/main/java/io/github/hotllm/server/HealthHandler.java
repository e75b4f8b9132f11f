package io.github.hotllm.server;

import io.github.hotllm.internal.account.Window;
import io.github.hotllm.internal.concurrent.Clock;
import io.github.hotllm.internal.engine.Engine;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.route.RouteState;
import io.github.hotllm.internal.wire.Product;
import io.github.hotllm.internal.wire.WireReply;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says how the server is, out of what it knows: it asks nobody and waits for nothing. */
final class HealthHandler implements Endpoint {
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final Guard guard;
  private final Admission admission;
  private final Engine engine;
  private final Clock clock;
  private final long startedAt;

  HealthHandler(Guard guard, Admission admission, Backend backend) {
    this.guard = guard;
    this.admission = admission;
    this.engine = backend.engine();
    this.clock = backend.clock();
    this.startedAt = clock.nanos();
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public Access access() {
    return Access.OPEN;
  }

  @Override
  public void serve(Visit visit) throws IOException {
    boolean draining = admission.isDraining();
    var health = new LinkedHashMap<String, Object>();
    health.put("status", draining ? "draining" : "ok");
    if (guard.showsToken(visit)) {
      tellAll(health);
    }
    visit.outlet().header("x-request-id", RequestIds.next());
    visit.outlet().send(WireReply.json(draining ? UNAVAILABLE : OK, Json.bytes(health)));
  }

  private void tellAll(Map<String, Object> health) {
    health.put("version", Product.version());
    health.put("uptime_s", Duration.ofNanos(clock.nanos() - startedAt).toSeconds());
    health.put("in_flight", (long) admission.inFlight());
    health.put("routes", engine.routes().stream().map(HealthHandler::tell).toList());
    health.put("jdk", Runtime.version().toString());
  }

  private static Map<String, Object> tell(RouteState route) {
    var line = new LinkedHashMap<String, Object>();
    line.put("provider", route.provider());
    line.put("route", WireName.of(route.kind()));
    line.put("billing", WireName.of(route.billing()));
    line.put("state", route.status().wireName());
    route.until().ifPresent(until -> line.put("until", until.toString()));
    route.hint().ifPresent(hint -> line.put("hint", hint));
    route.pool().ifPresent(pool -> line.put("pool", tell(pool)));
    var windows = route.windows();
    if (!windows.isEmpty()) {
      line.put("windows", windows.stream().map(HealthHandler::tell).toList());
    }
    return line;
  }

  private static Map<String, Object> tell(Window window) {
    var line = new LinkedHashMap<String, Object>();
    line.put("name", window.name());
    window.length().ifPresent(length -> line.put("minutes", length.toMinutes()));
    line.put("used_percent", Math.round(window.usedPercent()));
    window.resetsAt().ifPresent(time -> line.put("resets_at", time.toString()));
    return line;
  }

  private static Map<String, Object> tell(RouteState.Pool pool) {
    var processes = new LinkedHashMap<String, Object>();
    processes.put("idle", (long) pool.idle());
    processes.put("processes", (long) pool.processes());
    pool.version().ifPresent(version -> processes.put("version", version));
    return processes;
  }
}
