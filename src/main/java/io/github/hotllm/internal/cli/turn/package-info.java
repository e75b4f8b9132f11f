/**
 * What is the same in a turn of every program: which request it can be given, as which text, and
 * the buffer between what it says and whoever takes it.
 */
@NullMarked
package io.github.hotllm.internal.cli.turn;

import org.jspecify.annotations.NullMarked;
