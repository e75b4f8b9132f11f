package io.github.hotllm.contract;

import io.github.hotllm.LlmException;
import io.github.hotllm.LlmException.Phase;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.testing.FakeProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * One row of the error table: what a provider does, what the caller is told, and what hotllm does
 * then. Written once while the table is made, read by the tests.
 */
final class Row {
  private final String name;
  private String model = "stub/m";
  private FakeProvider.Script script = call -> call.reply(500, "this row needs no provider");
  private UnaryOperator<LlmRequest.Builder> asked = UnaryOperator.identity();
  private String type = "";
  private int status;
  private Class<? extends LlmException> exception = LlmException.class;
  private boolean retryable;
  private String words = "";
  private Optional<Phase> phase = Optional.empty();
  private Optional<String> field = Optional.empty();
  private Optional<Duration> retryAfter = Optional.empty();
  private Optional<Instant> resetsAt = Optional.empty();
  private Optional<String> partial = Optional.empty();
  private Then then = Then.STOP;
  private int attempts;
  private int requests;
  private Predicate<Door> doors = door -> true;

  private Row(String name) {
    this.name = name;
  }

  static Row of(String name) {
    return new Row(name);
  }

  /** Asks another model than {@code stub/m}, which speaks Chat. */
  Row model(String name) {
    model = name;
    return this;
  }

  /** What the provider does with each request. */
  Row when(FakeProvider.Script script) {
    this.script = script;
    return this;
  }

  /** The provider answers so. */
  Row answered(int status, String body, String... headers) {
    return when(call -> call.reply(status, body, headers));
  }

  Row asked(UnaryOperator<LlmRequest.Builder> asked) {
    this.asked = asked;
    return this;
  }

  /** The provider fails so only where it streams. */
  Row onlyStreamed() {
    doors = Door::isStreamed;
    return this;
  }

  /** The provider fails so only where it answers in one piece. */
  Row onlyWhole() {
    doors = door -> !door.isStreamed();
    return this;
  }

  Row fails(String type, int status, Class<? extends LlmException> exception) {
    this.type = type;
    this.status = status;
    this.exception = exception;
    return this;
  }

  Row retryable() {
    retryable = true;
    return this;
  }

  /** What the message has to hold. */
  Row saying(String words) {
    this.words = words;
    return this;
  }

  Row phase(Phase phase) {
    this.phase = Optional.of(phase);
    return this;
  }

  Row field(String field) {
    this.field = Optional.of(field);
    return this;
  }

  Row retryAfter(Duration wait) {
    retryAfter = Optional.of(wait);
    return this;
  }

  Row resetsAt(Instant time) {
    resetsAt = Optional.of(time);
    return this;
  }

  Row partial(String text) {
    partial = Optional.of(text);
    return this;
  }

  Row then(Then then) {
    this.then = then;
    attempts = then.attempts();
    requests = then.attempts();
    return this;
  }

  /** Its attempts do not reach the provider. */
  Row unheard() {
    requests = 0;
    return this;
  }

  /** It is found out before any attempt. */
  Row unattempted() {
    attempts = 0;
    return unheard();
  }

  LlmRequest request() {
    return asked.apply(LlmRequest.builder(model).prompt("Hello")).build();
  }

  FakeProvider.Script script() {
    return script;
  }

  boolean isFor(Door door) {
    return doors.test(door);
  }

  String type() {
    return type;
  }

  int status() {
    return status;
  }

  Class<? extends LlmException> exception() {
    return exception;
  }

  boolean isRetryable() {
    return retryable;
  }

  String words() {
    return words;
  }

  Optional<Phase> phase() {
    return phase;
  }

  Optional<String> field() {
    return field;
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }

  Optional<Instant> resetsAt() {
    return resetsAt;
  }

  Optional<String> partial() {
    return partial;
  }

  Then then() {
    return then;
  }

  int attempts() {
    return attempts;
  }

  int requests() {
    return requests;
  }

  @Override
  public String toString() {
    return name;
  }
}
