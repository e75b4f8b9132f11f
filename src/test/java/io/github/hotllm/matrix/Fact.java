package io.github.hotllm.matrix;

/** Something that a provider tells in an answer, and that may not vanish on its way to a client. */
enum Fact {
  TEXT("text"),
  CALL("a tool call"),
  SECOND_CALL("a second tool call"),
  CALLED("that it stopped for tools"),
  THOUGHT("what was thought"),
  SIGNATURE("the signature"),
  CUT("that it was cut at the limit"),
  REFUSED("that it was refused"),
  INPUT("tokens of the prompt"),
  CACHE_READ("tokens read from the cache"),
  CACHE_WRITE("tokens written to the cache"),
  CACHE_WRITE_1H("how many of those for an hour"),
  OUTPUT("tokens of the answer"),
  REASONING("tokens of thinking"),
  IMAGE("an image"),
  BLOCKED("that the prompt was blocked"),
  TOO_LONG("that the prompt is too long"),
  RATE_LIMITED("that it was too fast"),
  RETRY_AFTER("when to come back"),
  OVERLOADED("that the provider was overloaded"),
  NEW_FIELD("what hotllm does not know");

  private final String words;

  Fact(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
