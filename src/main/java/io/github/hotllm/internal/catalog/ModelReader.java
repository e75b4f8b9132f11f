package io.github.hotllm.internal.catalog;

import io.github.hotllm.internal.json.Fields;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads one model of a provider into a draft, with its prices. */
final class ModelReader {
  private final Draft draft;
  private final Provider row;
  private final String provider;

  ModelReader(Draft draft, Provider row) {
    this.draft = draft;
    this.row = row;
    this.provider = row.name();
  }

  /** A list of models, each an id or an object. */
  void readAll(Fields fields, String name) {
    var list = fields.list(name).orElse(List.of());
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) instanceof String id) {
        draft.addIfNew(HostedId.row(row, id, draft.models));
      } else {
        read(Fields.of(list.get(i), fields.path(name) + "[" + i + "]"));
      }
    }
  }

  private void read(Fields fields) {
    var id = fields.requiredText("id");
    var same = fields.text("model").map(name -> known(fields, name));
    var context = fields.whole("context", 1);
    var maxOutput = fields.whole("max_output", 1);
    var efforts = fields.texts("efforts");
    var rules = Words.words(fields, "rules", ModelRow.Rule.class);
    var own = new ModelRow(
        provider,
        id,
        fields.text("name").orElse(id),
        asLong(context),
        asLong(maxOutput),
        efforts,
        rules,
        ModelRow.Knowledge.KNOWN);
    draft.add(same.map(model -> model.servedBy(provider, id)).orElse(own));
    same.ifPresent(model -> samePrices(model, id));
    prices(fields, id);
    fields.refuseUnread();
  }

  /** The model that a deployment, whose name says nothing, is one of. */
  private ModelRow known(Fields fields, String name) {
    var model = draft.models.get(Names.settle(name));
    if (model == null) {
      throw fields.refused("model", "must be the provider/model of a model that is known");
    }
    for (var field : List.of("name", "context", "max_output", "efforts", "rules")) {
      if (fields.has(field)) {
        throw fields.refused(field, "is what the model in \"model\" has; leave it out");
      }
    }
    return model;
  }

  /** Whoever serves it may answer with the deployment's name or with the maker's id. */
  private void samePrices(ModelRow model, String id) {
    var list = draft.prices.get(Names.settle(model.fullName()));
    if (list != null) {
      price(id, list);
      price(model.id(), list);
    }
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
