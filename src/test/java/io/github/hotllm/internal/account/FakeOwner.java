package io.github.hotllm.internal.account;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** An owner of whom a test says when he answers. */
final class FakeOwner implements Owner {
  final List<CompletableFuture<Void>> questions = new ArrayList<>();

  @Override
  public CompletableFuture<Void> askForFresh(String place) {
    var question = new CompletableFuture<Void>();
    questions.add(question);
    return question;
  }

  void answers() {
    questions.get(questions.size() - 1).complete(null);
  }

  void refuses(String why) {
    questions.get(questions.size() - 1).completeExceptionally(new IllegalStateException(why));
  }
}
