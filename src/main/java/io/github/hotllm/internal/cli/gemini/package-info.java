/** Google's gemini: one process for all, without tools, which speaks the Agent Client Protocol. */
@NullMarked
package io.github.hotllm.internal.cli.gemini;

import org.jspecify.annotations.NullMarked;
