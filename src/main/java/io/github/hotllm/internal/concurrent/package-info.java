/**
 * Time and threads: the clock, the serial mailbox and the thread factory; it uses no other package.
 */
@NullMarked
package io.github.hotllm.internal.concurrent;

import org.jspecify.annotations.NullMarked;
