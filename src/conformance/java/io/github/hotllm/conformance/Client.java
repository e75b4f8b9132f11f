package io.github.hotllm.conformance;

import java.util.List;

/** A vendor's SDK, asked for the same things as all others. It repeats nothing by itself. */
interface Client extends AutoCloseable {
  /** Asks, and waits for the whole answer. */
  Said call(Task task);

  /** Asks for a stream, and folds it with the SDK's own means. */
  Said stream(Task task);

  /** Lets the model call its tools, and sends their answers back in a second call. */
  Said callAndAnswer();

  /** Asks for a record, the SDK's own way. */
  Ada record();

  /** Opens a stream and waits for its first text; closing the result closes the stream. */
  AutoCloseable begin();

  /** The names of the models that the server lists. */
  List<String> models();

  @Override
  void close();
}
