/** Our own wire format, as the hot server speaks it; it uses {@code dialect} and what that uses. */
@NullMarked
package io.github.hotllm.internal.dialect.hotllm;

import org.jspecify.annotations.NullMarked;
