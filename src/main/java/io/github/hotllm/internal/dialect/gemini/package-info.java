/** Google's Gemini format; it uses {@code dialect} and what that uses. */
@NullMarked
package io.github.hotllm.internal.dialect.gemini;

import org.jspecify.annotations.NullMarked;
