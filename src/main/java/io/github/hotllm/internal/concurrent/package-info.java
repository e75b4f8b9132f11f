/**
 * Time and threads: the clock, the serial mailbox, waiting and the thread factory; it uses only the
 * root.
 */
@NullMarked
package io.github.hotllm.internal.concurrent;

import org.jspecify.annotations.NullMarked;
