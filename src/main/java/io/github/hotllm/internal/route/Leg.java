package io.github.hotllm.internal.route;

import io.github.hotllm.internal.dialect.Asked;

/** A route of a plan, and what is asked on it: presets of its model are in the request. */
public record Leg(Route route, Asked asked) {}
