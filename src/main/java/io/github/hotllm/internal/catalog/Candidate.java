package io.github.hotllm.internal.catalog;

/**
 * One model that a name may stand for.
 *
 * @param model what to ask for; its id is {@link ModelRow#ANY} when any model will do that the
 *     provider's server has
 * @param preset the settings that the names on the way to it brought along
 */
public record Candidate(Provider provider, ModelRow model, Preset preset) {}
