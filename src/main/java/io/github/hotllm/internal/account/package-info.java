/**
 * Whose money pays: secrets, API keys and where they come from; it uses the root, {@code catalog}
 * and {@code json}.
 */
@NullMarked
package io.github.hotllm.internal.account;

import org.jspecify.annotations.NullMarked;
