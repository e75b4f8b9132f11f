/**
 * The ways from a request to an answer, their states, and the router that ranks them; it uses
 * {@code dialect}, {@code http}, {@code account} and what those use.
 */
@NullMarked
package io.github.hotllm.internal.route;

import org.jspecify.annotations.NullMarked;
