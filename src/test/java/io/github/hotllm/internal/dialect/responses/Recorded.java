package io.github.hotllm.internal.dialect.responses;

import java.util.List;

/** Streams as servers send them, with what they mean. */
record Recorded(String name, String wire, String meaning) {
  static final List<Recorded> ALL = List.of(
      new Recorded(
          "thinking, text with a phase, a call",
          """
          event: response.created
          data: {"type":"response.created","sequence_number":0,"response":{"id":"resp_1","object":"response","status":"in_progress","error":null,"model":"m-1-2026","output":[]}}

          event: response.in_progress
          data: {"type":"response.in_progress","sequence_number":1,"response":{"id":"resp_1","status":"in_progress","model":"m-1-2026"}}

          event: response.output_item.added
          data: {"type":"response.output_item.added","sequence_number":2,"output_index":0,"item":{"id":"rs_1","type":"reasoning","summary":[]}}

          event: response.reasoning_summary_part.added
          data: {"type":"response.reasoning_summary_part.added","sequence_number":3,"item_id":"rs_1","output_index":0,"summary_index":0,"part":{"type":"summary_text","text":""}}

          event: response.reasoning_summary_text.delta
          data: {"type":"response.reasoning_summary_text.delta","sequence_number":4,"item_id":"rs_1","output_index":0,"summary_index":0,"delta":"One","obfuscation":"x"}

          event: response.reasoning_summary_text.delta
          data: {"type":"response.reasoning_summary_text.delta","sequence_number":5,"item_id":"rs_1","output_index":0,"summary_index":1,"delta":"Two"}

          event: response.output_item.done
          data: {"type":"response.output_item.done","sequence_number":6,"output_index":0,"item":{"id":"rs_1","type":"reasoning","status":null,"encrypted_content":"gAAA","summary":[{"type":"summary_text","text":"One"},{"type":"summary_text","text":"Two"}]}}

          event: response.output_item.added
          data: {"type":"response.output_item.added","sequence_number":7,"output_index":1,"item":{"id":"msg_1","type":"message","status":"in_progress","phase":"commentary","role":"assistant","content":[]}}

          event: response.output_text.delta
          data: {"type":"response.output_text.delta","sequence_number":8,"item_id":"msg_1","output_index":1,"content_index":0,"delta":"Grüß ","logprobs":[]}

          event: response.output_text.delta
          data: {"type":"response.output_text.delta","sequence_number":9,"item_id":"msg_1","output_index":1,"content_index":0,"delta":"dich 🙂","logprobs":[]}

          event: response.output_item.done
          data: {"type":"response.output_item.done","sequence_number":10,"output_index":1,"item":{"id":"msg_1","type":"message","status":"completed","phase":"commentary","role":"assistant","content":[{"type":"output_text","text":"Grüß dich 🙂","annotations":[]}]}}

          event: response.output_item.added
          data: {"type":"response.output_item.added","sequence_number":11,"output_index":2,"item":{"id":"fc_1","type":"function_call","status":"in_progress","call_id":"call_1","name":"f","arguments":""}}

          event: response.function_call_arguments.delta
          data: {"type":"response.function_call_arguments.delta","sequence_number":12,"item_id":"fc_1","output_index":2,"delta":"{\\"a\\":"}

          event: response.function_call_arguments.delta
          data: {"type":"response.function_call_arguments.delta","sequence_number":13,"item_id":"fc_1","output_index":2,"delta":"1}"}

          event: response.function_call_arguments.done
          data: {"type":"response.function_call_arguments.done","sequence_number":14,"item_id":"fc_1","output_index":2,"arguments":"{\\"a\\":1}"}

          event: response.output_item.done
          data: {"type":"response.output_item.done","sequence_number":15,"output_index":2,"item":{"id":"fc_1","type":"function_call","status":"completed","call_id":"call_1","name":"f","arguments":"{\\"a\\":1}"}}

          event: response.completed
          data: {"type":"response.completed","sequence_number":16,"response":{"id":"resp_1","status":"completed","error":null,"incomplete_details":null,"model":"m-1-2026","service_tier":"default","output":[{"id":"rs_1","type":"reasoning","summary":[]},{"id":"msg_1","type":"message"},{"id":"fc_1","type":"function_call"}],"usage":{"input_tokens":100,"input_tokens_details":{"cached_tokens":60,"cache_write_tokens":30},"output_tokens":20,"output_tokens_details":{"reasoning_tokens":5},"total_tokens":120}}}

          """,
          "(One) (\n\n) (Two) [(One\n\nTwo) acme/m1:{\"id\":\"rs_1\",\"type\":\"reasoning\","
              + "\"encrypted_content\":\"gAAA\",\"summary\":[{\"type\":\"summary_text\","
              + "\"text\":\"One\"},{\"type\":\"summary_text\",\"text\":\"Two\"}]}]"
              + " \"Grüß \" \"dich 🙂\" [\"Grüß dich 🙂\" acme/m1:{\"phase\":\"commentary\"}]"
              + " ~f#call_1{\"a\": ~f#call_11} f#call_1{\"a\":1} → TOOL_CALLS/completed"),
      new Recorded(
          "xAI, whose thinking is in its own words",
          """
          data: {"type":"response.created","response":{"model":"m-1"}}

          data: {"type":"response.reasoning_text.delta","output_index":0,"content_index":0,"delta":"Hm"}

          data: {"type":"response.output_text.delta","output_index":1,"content_index":0,"delta":"A"}

          data: {"type":"response.done","response":{"model":"m-1","output":[]}}

          """.replace("\n", "\r\n"),
          "(Hm) \"A\" → STOP/completed"),
      new Recorded(
          "a gateway that drops all pieces",
          """
          event: response.completed
          data: {"type":"response.completed","response":{"status":"completed","model":"m-1","output":[{"type":"reasoning","summary":[],"content":[{"type":"reasoning_text","text":"Hm"}]},{"type":"message","content":[{"type":"output_text","text":"A"},{"type":"output_text","text":"B"}]},{"type":"function_call","id":"fc","call_id":"c","name":"f","arguments":""}]}}

          """,
          "(Hm) \"A\" [\"A\"] \"B\" f#c{} → TOOL_CALLS/completed"),
      new Recorded(
          "two calls at once, their pieces mixed",
          """
          data: {"type":"response.output_item.added","output_index":0,"item":{"type":"function_call","call_id":"a","name":"f"}}

          data: {"type":"response.output_item.added","output_index":1,"item":{"type":"function_call","call_id":"b","name":"g"}}

          data: {"type":"response.function_call_arguments.delta","output_index":1,"item_id":"other","delta":"{\\"x\\""}

          data: {"type":"response.function_call_arguments.delta","output_index":0,"delta":"{}"}

          data: {"type":"response.function_call_arguments.delta","output_index":1,"delta":":1}"}

          data: {"type":"response.completed","response":{"output":[]}}

          data: {"type":"response.output_text.delta","delta":"too late"}

          """,
          "~g#b{\"x\" ~f#a{} ~g#b:1} f#a{} g#b{\"x\":1} → TOOL_CALLS/completed"),
      new Recorded(
          "cut by the limit, within a call", """
          data: {"type":"response.output_text.delta","output_index":0,"delta":"Well"}

          data: {"type":"response.output_item.added","output_index":1,"item":{"type":"function_call","call_id":"a","name":"f"}}

          data: {"type":"response.function_call_arguments.delta","output_index":1,"delta":"{\\"x"}

          data: {"type":"response.incomplete","response":{"status":"incomplete","incomplete_details":{"reason":"max_output_tokens"},"output":[{"type":"message","content":[{"type":"output_text","text":"Well"}]},{"type":"function_call","status":"incomplete","call_id":"a","name":"f","arguments":"{\\"x"}]}}

          """, "\"Well\" ~f#a{\"x → LENGTH/max_output_tokens"));

  @Override
  public String toString() {
    return name;
  }
}
