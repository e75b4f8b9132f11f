package io.github.hotllm.internal.catalog;

import io.github.hotllm.internal.json.Fields;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads one model of a provider into a draft, with its prices. */
final class ModelReader {
  private final Draft draft;
  private final String provider;

  ModelReader(Draft draft, String provider) {
    this.draft = draft;
    this.provider = provider;
  }

  /** A list of models, each an id or an object. */
  void readAll(Fields fields, String name) {
    var list = fields.list(name).orElse(List.of());
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) instanceof String id) {
        draft.addIfNew(ModelRow.unknown(provider, id));
      } else {
        read(Fields.of(list.get(i), fields.path(name) + "[" + i + "]"));
      }
    }
  }

  private void read(Fields fields) {
    var id = fields.requiredText("id");
    draft.add(new ModelRow(
        provider,
        id,
        fields.text("name").orElse(id),
        asLong(fields.whole("context", 1)),
        asLong(fields.whole("max_output", 1)),
        fields.texts("efforts"),
        Words.words(fields, "rules", ModelRow.Rule.class),
        ModelRow.Knowledge.KNOWN));
    prices(fields, id);
    fields.refuseUnread();
  }

  /** The provider may answer with other ids for the same model: what they cost is the same. */
  private void prices(Fields fields, String id) {
    var rows = PriceReader.rows(fields, "prices");
    var list = new PriceList(rows, PriceReader.offPeak(fields, "off_peak"));
    var others = fields.texts("also");
    if (!rows.isEmpty()) {
      price(id, list);
      others.forEach(other -> price(other, list));
    }
  }

  private void price(String id, PriceList list) {
    draft.prices.put(Names.settle(provider + "/" + id), list);
  }

  private static OptionalLong asLong(OptionalInt number) {
    return number.isEmpty() ? OptionalLong.empty() : OptionalLong.of(number.getAsInt());
  }
}
