package io.github.hotllm.matrix;

import io.github.hotllm.internal.dialect.Delivery;
import java.util.Optional;

/**
 * One wire format as it stands in its vendor's documents: what a client writes, what a provider
 * answers, by which words each fact of an answer is known. All literal, none of it made by hotllm.
 *
 * <p>Single quotes stand for double ones.
 */
interface Phrases {
  /** A request as a client sends it. */
  record Question(String path, String body) {}

  /** The fields of a request that asks for that; empty if no client of the format can. */
  Optional<String> asks(Ask what);

  /** A request to a model with these fields. */
  Question question(String model, Delivery delivery, String fields);

  /** What a provider replies; empty if none of the format can. */
  Optional<Sample> tells(Tell what, Delivery delivery);

  /** The words by which a fact is known in an answer; empty if the format has none. */
  Optional<String> word(Fact fact);

  /** The question with an answer and the result of its tool call behind it. */
  Question next(Question question, String answer);
}
