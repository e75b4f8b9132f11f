/**
 * The vendors' own command line programs, kept pre-started: processes, pools, turns and a driver
 * for each program.
 *
 * <p>A program is started from an argument list, never by a shell, in an empty private folder, with
 * an environment of its own. What a driver has to write is a
 * {@link io.github.hotllm.internal.cli.CliBackend}, and a
 * {@link io.github.hotllm.internal.cli.Spawner} of its
 * {@linkplain io.github.hotllm.internal.cli.Worker processes}; for a program that answers many over
 * JSON-RPC only a {@link io.github.hotllm.internal.cli.RpcDriver} and its
 * {@linkplain io.github.hotllm.internal.cli.Talk turns}. Pools, turns, JSON-RPC and the end of
 * processes are here. It uses the root, the dialects, {@code catalog}, {@code json} and
 * {@code concurrent}.
 */
@NullMarked
package io.github.hotllm.internal.cli;

import org.jspecify.annotations.NullMarked;
