package io.github.hotllm.internal.cli.rpc;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.Metered;
import io.github.hotllm.internal.json.Node;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One turn in the words of its program: what is asked, and what the answer means. For one
 * {@link RpcTurn}, which calls it on the reader's thread, but for what says otherwise.
 */
public interface Talk {
  /** What the program cannot be told, and what was done with it. */
  List<String> warnings();

  /** Begins a conversation, and ends with its name. On any thread. */
  CompletableFuture<String> open(RpcProcess process);

  /**
   * Sends the turn.
   *
   * @return how the answer ended, if that comes by this way and not by what is {@link #heard}
   */
  CompletableFuture<Optional<Metered>> ask(RpcProcess process, String conversation);

  /**
   * Reads what is said in the conversation, and adds what it means.
   *
   * @return how the answer ended, if it has
   * @throws LlmException if it failed
   */
  Optional<Metered> heard(String method, Node params, List<LlmEvent> out);

  /** The model that answers, once that is known. */
  Optional<String> model();

  /** The failure that a refused call tells of. */
  LlmException refused(JsonRpc.RpcException refusal);

  /** Nobody wants the rest of the answer. On any thread. */
  void cancel(RpcProcess process, String conversation);

  /** The conversation is over. On any thread. */
  void leave(RpcProcess process, String conversation);
}
