/** OpenAI's Chat Completions format; it uses {@code dialect} and what that uses. */
@NullMarked
package io.github.hotllm.internal.dialect.chat;

import org.jspecify.annotations.NullMarked;
