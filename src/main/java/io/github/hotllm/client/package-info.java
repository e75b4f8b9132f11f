/**
 * The blocking client of a hot server, over a plain socket; it uses the root and the dialect of our
 * own format.
 */
@NullMarked
package io.github.hotllm.client;

import org.jspecify.annotations.NullMarked;
