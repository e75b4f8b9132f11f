import io.github.hotllm.Llm;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import java.util.List;

/** An answer that is a record, whose components are the schema. It takes a real model. */
public final class StructuredOutput {
  record Person(String name, int born, List<String> knownFor) {}

  private StructuredOutput() {}

  public static void main(String[] args) {
    String model = args.length > 0 ? args[0] : "fast";
    var request = LlmRequest.builder(model)
        .prompt("Who was Ada Lovelace?")
        .output(Person.class)
        .build();
    try (var llm = Llm.create()) {
      var person = llm.ask(request).as(Person.class);
      System.out.println(person.name() + ", born in " + person.born());
      person.knownFor().forEach(deed -> System.out.println("– " + deed));
    } catch (LlmException e) {
      System.err.println("It takes a model that can keep to a schema: " + e.getMessage());
      System.exit(1);
    }
  }
}
