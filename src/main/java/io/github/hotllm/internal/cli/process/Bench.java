package io.github.hotllm.internal.cli.process;

import io.github.hotllm.internal.concurrent.Clock;
import java.util.concurrent.Executor;

/**
 * What all processes of a client share.
 *
 * @param executor where work goes that may block or call the caller's code
 * @param children the processes that run
 */
public record Bench(Clock clock, Executor executor, Children children) {}
