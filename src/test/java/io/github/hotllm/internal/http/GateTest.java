package io.github.hotllm.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateTest {
  private final Gate gate = new Gate(2, Runnable::run);
  private final List<String> through = new ArrayList<>();

  private Gate.Pass entered(String name) {
    var pass = gate.pass(() -> through.add(name));
    pass.enter();
    return pass;
  }

  @Test
  void thoseWhoWaitComeInTheirOrder() {
    var a = entered("a");
    entered("b");
    entered("c");
    entered("d");
    assertEquals(List.of("a", "b"), through);
    a.leave();
    assertEquals(List.of("a", "b", "c"), through);
    assertEquals(2, gate.inside());
  }

  @Test
  void onlyTheFirstLeavingCounts() {
    var a = entered("a");
    entered("b");
    entered("c");
    entered("d");
    a.leave();
    a.leave();
    assertEquals(List.of("a", "b", "c"), through);
  }

  @Test
  void whoStopsWaitingIsPassedOver() {
    var a = entered("a");
    var b = entered("b");
    var c = entered("c");
    var d = entered("d");
    c.leave();
    a.leave();
    assertEquals(List.of("a", "b", "d"), through);
    b.leave();
    d.leave();
    assertEquals(0, gate.inside());
  }

  @Test
  void whoLeavesBeforeEnteringNeverEnters() {
    var pass = gate.pass(() -> through.add("never"));
    pass.leave();
    pass.enter();
    assertEquals(List.of(), through);
    assertEquals(0, gate.inside());
  }
}
