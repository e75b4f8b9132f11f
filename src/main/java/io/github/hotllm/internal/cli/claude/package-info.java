/**
 * Anthropic's claude: parked processes, each for one answer, which is read as Anthropic's Messages.
 */
@NullMarked
package io.github.hotllm.internal.cli.claude;

import org.jspecify.annotations.NullMarked;
