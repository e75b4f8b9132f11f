/**
 * Whose money pays: secrets, API keys, logins of plans, and where they come from; it uses the root,
 * {@code catalog}, {@code wire}, {@code json} and {@code concurrent}.
 */
@NullMarked
package io.github.hotllm.internal.account;

import org.jspecify.annotations.NullMarked;
