package io.github.hotllm.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.Billing;
import io.github.hotllm.Conversation.Outcome;
import io.github.hotllm.LlmReply;
import io.github.hotllm.Message;
import io.github.hotllm.Usage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests for the sums over the rounds of a conversation: exact, or absent. */
class TranscriptTest {
  private static Outcome outcome(LlmReply... replies) {
    var transcript = new Transcript(List.of(Message.user("hi")));
    for (var reply : replies) {
      transcript.heard(reply);
    }
    return transcript.close(replies[replies.length - 1]);
  }

  private static LlmReply.Builder paid(String cost) {
    return LlmReply.of("x").toBuilder()
        .billing(Billing.PER_TOKEN)
        .usage(Usage.of(3, 2))
        .costUsd(new BigDecimal(cost));
  }

  @Test
  void figuresAreSummed() {
    var outcome = outcome(paid("0.1").build(), paid("0.02").build());

    assertEquals(Optional.of(Usage.of(6, 4)), outcome.usage());
    assertEquals(Optional.of(new BigDecimal("0.12")), outcome.costUsd());
    assertEquals(Optional.empty(), outcome.estimatedApiCostUsd());
    assertEquals(2, outcome.rounds());
  }

  @Test
  void whatOneRoundDoesNotTellIsNotKnown() {
    var silent = LlmReply.of("y");

    assertEquals(Optional.empty(), outcome(paid("0.1").build(), silent).usage());
    assertEquals(Optional.empty(), outcome(silent, paid("0.1").build()).costUsd());
    assertEquals(
        Usage.builder().inputTokens(4).build(),
        Usage.of(3, 2).plus(Usage.builder().inputTokens(1).reasoningTokens(9).build()));
  }

  @Test
  void theEstimateIsOfTheFlatRateRoundsAlone() {
    var flat = paid("0").billing(Billing.FLAT_RATE);
    var estimated = flat.estimatedApiCostUsd(new BigDecimal("0.3")).build();

    var outcome = outcome(estimated, paid("0.1").build(), estimated);

    assertEquals(Optional.of(new BigDecimal("0.1")), outcome.costUsd());
    assertEquals(Optional.of(new BigDecimal("0.6")), outcome.estimatedApiCostUsd());
    assertEquals(
        Optional.empty(),
        outcome(estimated, paid("0").billing(Billing.FLAT_RATE).build()).estimatedApiCostUsd());
  }
}
