/**
 * One process of a program, from how it is started until it and all that descends from it are gone.
 *
 * <p>It is started from an argument list, never by a shell, in an empty private folder, with an
 * environment of its own. It is written to and read a line at a time. What it means is not known
 * here.
 */
@NullMarked
package io.github.hotllm.internal.cli.process;

import org.jspecify.annotations.NullMarked;
