/** OpenAI's embeddings, on both ends. */
@NullMarked
package io.github.hotllm.internal.dialect.embeddings;

import org.jspecify.annotations.NullMarked;
