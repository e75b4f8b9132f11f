/** OpenAI's Responses format; it uses {@code dialect} and what that uses. */
@NullMarked
package io.github.hotllm.internal.dialect.responses;

import org.jspecify.annotations.NullMarked;
