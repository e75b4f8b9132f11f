/** Anthropic's Messages format; it uses {@code dialect} and what that uses. */
@NullMarked
package io.github.hotllm.internal.dialect.anthropic;

import org.jspecify.annotations.NullMarked;
