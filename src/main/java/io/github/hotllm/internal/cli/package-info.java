/**
 * What a vendor's own command line program is to everybody else: a
 * {@link io.github.hotllm.internal.cli.CliBackend} that answers a
 * {@link io.github.hotllm.internal.cli.CliTurn}, and how it is.
 *
 * <p>Below it is a package for each program ({@code claude}, {@code codex}, {@code gemini}), which
 * does not know the others, and one for each thing that programs share: {@code rpc} for those of
 * which one process answers many, {@code turn} for what is asked and said, {@code pool} for how
 * many processes are kept, {@code process} for one of them. A class of the engine names the
 * programs. This package uses the root and the dialects.
 */
@NullMarked
package io.github.hotllm.internal.cli;

import org.jspecify.annotations.NullMarked;
