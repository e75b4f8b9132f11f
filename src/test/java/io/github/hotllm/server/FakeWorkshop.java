package io.github.hotllm.server;

import io.github.hotllm.Events;
import io.github.hotllm.Llm;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.LlmStream;
import io.github.hotllm.Models;
import io.github.hotllm.Usage;
import io.github.hotllm.internal.dialect.Doors;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** Gives the commands a client that says what the test wants, and remembers what they asked. */
final class FakeWorkshop implements Workshop, Llm {
  final FakeEngine engine = new FakeEngine();
  final List<String> asked = new ArrayList<>();
  final List<LlmEvent> answer = new ArrayList<>();
  Optional<LlmException> failure = Optional.empty();
  Optional<Path> config = Optional.empty();
  Models models = new NoModels();
  int closed;

  @Override
  public Llm llm(Map<String, String> environment, Optional<Path> configFile) {
    config = configFile;
    return this;
  }

  @Override
  public Backend backend(Llm llm) {
    var doors = Doors.none().with("/call_llm", new FakeDialect("fake"));
    return new Backend(engine, doors, new ManualClock());
  }

  @Override
  public Optional<RunningServer> server(Arguments arguments, Terminal terminal) {
    return Optional.empty();
  }

  @Override
  public LlmStream stream(LlmRequest request) {
    asked.add(request.model() + ": " + request.messages().get(0).text());
    return new Answer();
  }

  @Override
  public CompletableFuture<LlmReply> call(LlmRequest request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Models models() {
    return models;
  }

  @Override
  public void close() {
    closed++;
  }

  /** The answer, and the failure behind it. */
  private final class Given implements Events {
    @Override
    public Iterator<LlmEvent> iterator() {
      var events = answer.iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          if (!events.hasNext() && failure.isPresent()) {
            throw failure.get();
          }
          return events.hasNext();
        }

        @Override
        public LlmEvent next() {
          return events.next();
        }
      };
    }

    @Override
    public void close() {}
  }

  /** Only what the command line uses of a stream. */
  private final class Answer implements LlmStream {
    @Override
    public Events events() {
      return new Given();
    }

    @Override
    public Flow.Publisher<String> text() {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<LlmReply> reply() {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<LlmReply> forEach(Consumer<? super LlmEvent> action) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super LlmEvent> subscriber) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class NoModels implements Models {
    @Override
    public Optional<BigDecimal> cost(String name, Usage usage) {
      return Optional.empty();
    }

    @Override
    public List<Model> all() {
      return List.of();
    }

    @Override
    public Map<String, List<String>> aliases() {
      return Map.of();
    }

    @Override
    public List<Model> find(String name) {
      return List.of();
    }

    @Override
    public LocalDate asOf() {
      return LocalDate.of(2026, 11, 24);
    }
  }
}
