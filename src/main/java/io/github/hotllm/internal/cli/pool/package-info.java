/**
 * How many processes of a program are kept, who gets one, and when one is replaced.
 *
 * <p>A pool knows its processes as {@link io.github.hotllm.internal.cli.pool.Worker} only, and
 * starts them by a {@link io.github.hotllm.internal.cli.pool.Spawner}.
 */
@NullMarked
package io.github.hotllm.internal.cli.pool;

import org.jspecify.annotations.NullMarked;
