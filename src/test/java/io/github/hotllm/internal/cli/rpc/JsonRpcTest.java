package io.github.hotllm.internal.cli.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class JsonRpcTest {
  private final List<String> sent = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private final JsonRpc rpc = new JsonRpc(
      JsonRpc.Version.BARE,
      message -> sent.add(Json.text(message)),
      (method, params) -> heard.add(method + " " + Json.text(params.fields())));

  private void take(String message) {
    rpc.take(Node.of(Json.object(message)));
  }

  @Test
  void callsAndTheirAnswersMeetByTheirIds() {
    var one = rpc.call("a", Map.of("x", 1L));
    var two = rpc.call("b", Map.of());
    assertEquals(
        List.of(
            "{\"id\":1,\"method\":\"a\",\"params\":{\"x\":1}}",
            "{\"id\":2,\"method\":\"b\",\"params\":{}}"),
        sent);
    take("{'id':2,'result':{'r':'two'}}".replace('\'', '"'));
    take("{'id':1,'result':{'r':'one'}}".replace('\'', '"'));
    assertEquals("one", one.join().at("r").textOrEmpty());
    assertEquals("two", two.join().at("r").textOrEmpty());
  }

  @Test
  void anErrorFailsItsCall() {
    var call = rpc.call("a", Map.of());
    take("{\"id\":1,\"error\":{\"code\":429,\"message\":\"slow\",\"data\":{\"x\":\"y\"}}}");
    var thrown = assertThrows(CompletionException.class, call::join);
    var error = assertInstanceOf(JsonRpc.RpcException.class, thrown.getCause());
    assertEquals(429, error.code());
    assertEquals("slow", error.getMessage());
    assertEquals("y", error.data().at("x").textOrEmpty());
  }

  @Test
  void notificationsAreHeardInTheirOrder() {
    take("{\"method\":\"x/delta\",\"params\":{\"d\":\"1\"}}");
    take("{\"method\":\"x/done\"}");
    assertEquals(List.of("x/delta {\"d\":\"1\"}", "x/done {}"), heard);
  }

  @Test
  void whateverTheProcessAsksOfUsIsRefused() {
    take("{\"id\":\"r-1\",\"method\":\"execCommandApproval\",\"params\":{\"command\":[\"id\"]}}");
    take("{\"id\":7,\"method\":\"fs/read_text_file\",\"params\":{}}");
    assertEquals(2, sent.size());
    assertEquals("r-1", Json.object(sent.get(0)).get("id"));
    assertEquals(7L, Json.object(sent.get(1)).get("id"));
    sent.forEach(line -> assertEquals(
        -32601L, Node.of(Json.object(line)).at("error").at("code").number().orElseThrow()));
    assertEquals(List.of(), heard);
  }

  @Test
  void strangeAnswersMeanNothing() {
    take("{\"id\":99,\"result\":{}}");
    take("{\"id\":\"x\",\"result\":{}}");
    take("{}");
    assertEquals(List.of(), sent);
  }

  @Test
  void theEndOfTheProcessFailsWhatWaits() {
    var call = rpc.call("a", Map.of());
    var why = new IllegalStateException("gone");
    rpc.close(why);
    assertSame(why, assertThrows(CompletionException.class, call::join).getCause());
    assertThrows(CompletionException.class, rpc.call("b", Map.of())::join);
  }

  @Test
  void theSecondVersionSaysSo() {
    var two = new JsonRpc(
        JsonRpc.Version.TWO, message -> sent.add(Json.text(message)), (method, params) -> {});
    two.tell("session/cancel", Map.of("sessionId", "s"));
    assertEquals(
        List.of("{\"jsonrpc\":\"2.0\",\"method\":\"session/cancel\",\"params\":"
            + "{\"sessionId\":\"s\"}}"),
        sent);
  }
}
