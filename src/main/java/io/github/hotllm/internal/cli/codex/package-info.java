/** OpenAI's codex: one {@code app-server} for all, without tools, with a thread for each turn. */
@NullMarked
package io.github.hotllm.internal.cli.codex;

import org.jspecify.annotations.NullMarked;
