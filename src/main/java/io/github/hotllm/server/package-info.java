/**
 * The hot server, which keeps calls warm for every program on the machine; it uses the root, the
 * engine, the routes and the dialects.
 */
@NullMarked
package io.github.hotllm.server;

import org.jspecify.annotations.NullMarked;
