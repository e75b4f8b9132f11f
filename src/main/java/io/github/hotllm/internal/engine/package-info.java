/**
 * A call from its first attempt to its end: deadlines, retries, fail-over, the fold, the Flow and
 * the cost; it uses {@code route} and what that uses.
 */
@NullMarked
package io.github.hotllm.internal.engine;

import org.jspecify.annotations.NullMarked;
