package io.github.hotllm.internal.engine;

import io.github.hotllm.Billing;
import io.github.hotllm.Conversation;
import io.github.hotllm.LlmReply;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Role;
import io.github.hotllm.Usage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What was said in a conversation up to now, and what it took. At any time its messages can be sent
 * again: no call of a tool is in them without its result. Belongs to the conversation's mailbox.
 */
final class Transcript {
  private final List<Message> messages;
  private final List<LlmReply> replies = new ArrayList<>();

  Transcript(List<Message> asked) {
    this.messages = new ArrayList<>(asked);
  }

  List<Message> messages() {
    return List.copyOf(messages);
  }

  /** An answer came; whether it is a turn to be kept is seen later. */
  void heard(LlmReply reply) {
    replies.add(reply);
  }

  /** An answer, and the results of all its calls in one turn. */
  void exchange(LlmReply reply, List<Part.ToolResult> results) {
    add(Role.ASSISTANT, reply.parts());
    add(Role.USER, results);
  }

  /** The last answer. Its calls were not run, and would be missed their results. */
  Conversation.Outcome close(LlmReply last) {
    add(
        Role.ASSISTANT,
        last.parts().stream().filter(part -> !(part instanceof Part.ToolCall)).toList());
    return new Conversation.Outcome(
        last,
        messages,
        replies.size(),
        sum(replies.stream().map(LlmReply::usage), Usage::plus),
        sum(replies.stream().map(LlmReply::costUsd), BigDecimal::add),
        sum(
            replies.stream()
                .filter(reply -> reply.billing() == Billing.FLAT_RATE)
                .map(LlmReply::estimatedApiCostUsd),
            BigDecimal::add));
  }

  /** A turn without any part is none. */
  private void add(Role role, List<? extends Part> parts) {
    if (!parts.isEmpty()) {
      messages.add(new Message(role, List.copyOf(parts)));
    }
  }

  /** The sum of figures that are all known; else it is not known either. */
  private static <T> Optional<T> sum(Stream<Optional<T>> figures, BinaryOperator<T> plus) {
    return figures
        .reduce((some, more) -> some.flatMap(one -> more.map(other -> plus.apply(one, other))))
        .flatMap(Function.identity());
  }
}
