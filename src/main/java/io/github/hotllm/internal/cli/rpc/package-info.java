/**
 * Programs of which one process answers many, over JSON-RPC: a
 * {@link io.github.hotllm.internal.cli.rpc.RpcDriver} and its
 * {@linkplain io.github.hotllm.internal.cli.rpc.Talk turns} are all that such a program has to
 * write.
 */
@NullMarked
package io.github.hotllm.internal.cli.rpc;

import org.jspecify.annotations.NullMarked;
