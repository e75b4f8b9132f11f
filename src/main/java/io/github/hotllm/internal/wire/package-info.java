/** The pure values of the wire: frames, headers, requests and replies; it uses the root alone. */
@NullMarked
package io.github.hotllm.internal.wire;

import org.jspecify.annotations.NullMarked;
