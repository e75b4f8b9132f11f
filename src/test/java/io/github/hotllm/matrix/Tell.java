package io.github.hotllm.matrix;

import java.util.List;

/** What a provider may answer, and what has to be told of it. */
enum Tell {
  TEXT("Text", Ask.TEXT, Fact.TEXT),
  CALLS("Parallel tool calls", Ask.TOOLS, Fact.CALL, Fact.SECOND_CALL, Fact.CALLED),
  THINKING(
      "Thinking, whose signature goes back with the results of tools",
      Ask.THINKING_WITH_TOOLS,
      Fact.THOUGHT,
      Fact.CALL,
      Fact.SIGNATURE),
  CUT("Cut at the limit of tokens", Ask.TEXT, Fact.TEXT, Fact.CUT),
  REFUSAL("A refusal within the answer", Ask.TEXT, Fact.TEXT, Fact.REFUSED),
  USAGE(
      "Usage with cache and reasoning",
      Ask.TEXT,
      Fact.INPUT,
      Fact.CACHE_READ,
      Fact.CACHE_WRITE,
      Fact.CACHE_WRITE_1H,
      Fact.OUTPUT,
      Fact.REASONING),
  IMAGE("An image in the answer", Ask.TEXT, Fact.IMAGE),
  BLOCKED("A prompt that is blocked", Ask.TEXT, Fact.BLOCKED),
  TOO_LONG("An error before the answer: too long", Ask.TEXT, Fact.TOO_LONG),
  RATE_LIMITED(
      "An error before the answer: too fast", Ask.TEXT, Fact.RATE_LIMITED, Fact.RETRY_AFTER),
  OVERLOADED("An error within the stream", Ask.TEXT, Fact.TEXT, Fact.OVERLOADED),
  UNKNOWN("A field or an event that hotllm does not know", Ask.TEXT, Fact.NEW_FIELD);

  private final String title;
  private final Ask question;
  private final List<Fact> facts;

  Tell(String title, Ask question, Fact... facts) {
    this.title = title;
    this.question = question;
    this.facts = List.of(facts);
  }

  String title() {
    return title;
  }

  /** What it is the answer to. */
  Ask question() {
    return question;
  }

  List<Fact> facts() {
    return facts;
  }
}
