package io.github.hotllm.internal.cli.codex;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.cli.process.Bench;
import io.github.hotllm.internal.cli.process.Child;
import io.github.hotllm.internal.cli.process.Ending;
import io.github.hotllm.internal.cli.process.Trouble;
import io.github.hotllm.internal.json.Node;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Asks codex for its catalogue of models, which takes it a tenth of a second. For one question. */
final class CodexModels implements Child.Listener {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final CompletableFuture<String> catalog = new CompletableFuture<>();

  private CodexModels() {}

  /** The catalogue {@linkplain CodexCatalog without tools}, as JSON. */
  static CompletableFuture<String> ask(CodexProgram program, Bench bench) {
    var models = new CodexModels();
    try {
      var child = Child.start(program.models(), bench, models);
      child.closeInput();
      var late = bench.clock().after(PATIENCE, () -> models.silent(child));
      var unused = models.catalog.whenComplete((done, thrown) -> late.run());
    } catch (IOException e) {
      models.catalog.completeExceptionally(Trouble.noStart("codex", e));
    }
    return models.catalog;
  }

  @Override
  public void message(Node message) {
    try {
      catalog.complete(CodexCatalog.withoutTools(message));
    } catch (LlmException e) {
      catalog.completeExceptionally(e);
    }
  }

  @Override
  public void ended(Ending ending) {
    catalog.completeExceptionally(Trouble.noStart("codex", ending));
  }

  private void silent(Child child) {
    if (catalog.completeExceptionally(Trouble.silent("codex"))) {
      child.kill();
    }
  }
}
