#!/usr/bin/env bash
# Calls every endpoint of a hot server and shows every field and event of its API once.
# Usage: http-api.sh BASE_URL. The server needs the providers of HttpApiScriptTest.
# Prints "ok NAME" for what was seen; ends with 1 at the first thing that was not.
set -euo pipefail
base=${1:?usage: http-api.sh BASE_URL}

fail() { echo "not ok $1: $2" >&2; exit 1; }

# sees NAME PATTERN TEXT
sees() { grep -qE -- "$2" <<<"$3" && echo "ok $1" || fail "$1" "no $2 in $3"; }

post() { curl -sS -i --json "$2" "${@:3}" "$base$1"; }
call() { post /call_llm "$1" "${@:2}"; }
stream() { post /stream_llm "$1" -N "${@:2}"; }

# Requests: everything at once is taken, and a wrong type of each is refused by name.
text='[{"type":"text","text":"Be brief","cache":"short"}]'
tool='{"name":"add","description":"adds","input_schema":{"type":"object"}}'
full=$(call '{"model":"stub/full","messages":[{"role":"user","content":"Hello"}],"system":'"$text"',
  "subscription":false,"max_tokens":50,"temperature":0.5,"top_p":0.9,"stop":["END"],
  "reasoning":"low","cache":"short","tools":['"$tool"'],"tool_choice":"auto","parallel_tool_calls":true,
  "fallbacks":["echo"],  "fallback_to_api":false,"timeout_ms":60000,"first_event_timeout_ms":9000,
  "idle_timeout_ms":9000,"connect_timeout_ms":9000,"metadata":{"who":"script"},
  "extra":{"stub":{"seed":7}}}')
sees request '^HTTP/1.1 200' "$full"
for field in model prompt messages system subscription max_tokens temperature top_p stop \
  reasoning cache tools tool_choice parallel_tool_calls output_schema fallbacks \
  fallback_to_api timeout_ms first_event_timeout_ms idle_timeout_ms connect_timeout_ms metadata extra; do
  other='"prompt":"x",'
  [ $field = prompt ] && other=
  sees "request.$field" "\"field\":\"$field" "$(call "{$other\"$field\":[7]}")"
done
sees request.unknown '"field":"promt"' "$(call '{"prompt":"x","promt":"y"}')"

# Parts of messages.
part() { # NAME ROLE PART
  local body='{"model":"echo","messages":[{"role":"user","content":"Hi"},
    {"role":"'$2'","content":['$3']},{"role":"user","content":"Go on"}]}'
  sees "part.$1" '^HTTP/1.1 200' "$(call "$body")"
}
part text user '{"type":"text","text":"x"}'
part image user '{"type":"image","media_type":"image/png","data":"AAAA"}'
part document user '{"type":"document","url":"https://example.com/a.pdf","name":"a"}'
part thinking assistant '{"type":"thinking","text":"x","state":"stub/m:y"}'
part tool_call assistant '{"type":"tool_call","id":"c","name":"add","arguments":{}}'
part tool_result user '{"type":"tool_result","tool_call_id":"c","content":"3","is_error":true}'
part opaque assistant '{"type":"opaque","state":"stub/m:y"}'

# Replies.
sees header.x-request-id '^[Xx]-request-id: ' "$full"
sees reply.text '"text":"Three"' "$full"
sees reply.parts '"parts":\[\{"type":"thinking"' "$full"
sees reply.tool_calls '"tool_calls":\[\{"id":"c1","name":"add","arguments":\{"a":1\}\}\]' "$full"
sees reply.finish_reason '"finish_reason":"tool_calls"' "$full"
sees reply.model '"model":"full-2"' "$full"
sees reply.requested_model '"requested_model":"stub/full"' "$full"
sees reply.provider '"provider":"stub"' "$full"
sees reply.route '"route":"api"' "$full"
sees reply.billing '"billing":"per_token"' "$full"
sees usage.input_tokens '"input_tokens":6' "$full"
sees usage.cache_read_tokens '"cache_read_tokens":3' "$full"
sees usage.cache_write_tokens '"cache_write_tokens":1' "$full"
sees usage.output_tokens '"output_tokens":8' "$full"
sees usage.reasoning_tokens '"reasoning_tokens":5' "$full"
sees reply.cost_usd '"cost_usd":0.25' "$full"
sees reply.attempts '"attempts":1' "$full"
sees reply.latency_ms '"latency_ms":[0-9]+' "$full"
sees reply.first_token_ms '"first_token_ms":[0-9]+' "$full"
sees reply.overhead_ms '"overhead_ms":[0-9]+' "$full"
sees reply.warnings '"warnings":\["[a-z_]+.*: ' "$full"
sees reply.request_id '"request_id":"' "$full"
sees usage.cache_write_1h_tokens '"cache_write_1h_tokens":2' \
  "$(call '{"model":"claude/m","prompt":"Hello"}')"
sees reply.output '"output":\{"sum":3\}' \
  "$(call '{"model":"stub/json","prompt":"x","output_schema":{"type":"object"}}')"
odd=$(call '{"model":"stub/odd","prompt":"x"}')
sees reply.raw_finish_reason '"finish_reason":"other","raw_finish_reason":"tired"' "$odd"
for absent in cost_usd first_token_ms usage; do
  grep -q "\"$absent\"" <<<"$odd" && fail "reply.no_$absent" "$odd"
  echo "ok reply.no_$absent"
done
sees reply.estimated_api_cost_usd '"cost_usd":0,"estimated_api_cost_usd":0.25' \
  "$(call '{"model":"flat/full","prompt":"x"}')"

# Events.
events=$(stream '{"model":"stub/full","prompt":"x"}')
for event in start text thinking tool_call_delta tool_call part 'done'; do
  sees "event.$event" "^event: $event\$" "$events"
done
stall=$(stream '{"model":"echo/stall","prompt":"one two three four","idle_timeout_ms":6000}')
sees event.heartbeat '^:' "$stall"
sees event.error '^event: error$' "$stall"

# Bare text; a cut one is no whole one for curl, which exits with 18.
plain() { curl -sS -N --json '{"model":"'"$1"'","prompt":"one two three"}' -H 'Accept: text/plain' \
  "$base/stream_llm"; }
sees plain.text '^one two three$' "$(plain echo)"
code=0
plain echo/cut >/dev/null 2>&1 || code=$?
[ $code = 18 ] && echo 'ok plain.cut' || fail plain.cut "curl exited with $code"

# Counting: the request of a call, and a number with its story.
count() { post /count_tokens "$1"; }
counted=$(count '{"model":"claude/m","prompt":"Hello","system":"Be brief","tools":['"$tool"'],
  "subscription":false,"timeout_ms":60000}')
sees count '^HTTP/1.1 200' "$counted"
sees count.tokens '"tokens":7' "$counted"
for field in model requested_model provider route billing attempts latency_ms overhead_ms request_id; do
  sees "count.$field" "\"$field\":" "$counted"
done
sees count.warnings '"warnings":\["tool_choice: ' \
  "$(count '{"model":"claude/m","prompt":"Hello","tool_choice":"auto"}')"
for absent in usage cost_usd; do
  grep -q "\"$absent\"" <<<"$counted" && fail "count.no_$absent" "$counted"
  echo "ok count.no_$absent"
done
sees count.unknown '"field":"promt"' "$(count '{"prompt":"x","promt":"y"}')"
sees count.error '"type":"invalid_request".*no way to count' "$(count '{"model":"stub/full","prompt":"x"}')"

# Vectors.
embed() { post /embed "$1"; }
vectors=$(embed '{"model":"stub/vectors","texts":["a","b"],"dimensions":2,"encoding":"numbers",
  "timeout_ms":60000,"extra":{"stub":{"user":"u"}}}')
sees embed '^HTTP/1.1 200' "$vectors"
sees embed.vectors '"vectors":\[\[1.0,0.5\],\[0.25,-0.5\]\]' "$vectors"
for field in model requested_model provider route billing usage attempts latency_ms overhead_ms \
  request_id; do
  sees "embed.$field" "\"$field\":" "$vectors"
done
for field in model texts dimensions encoding timeout_ms extra; do
  case $field in
    model) others='"texts":"x",' ;;
    texts) others='"model":"echo",' ;;
    *) others='"model":"echo","texts":"x",' ;;
  esac
  sees "embed.request.$field" "\"field\":\"$field" "$(embed "{$others\"$field\":[7]}")"
done
one=$(embed '{"model":"echo","texts":"one"}')
sees embed.one '"vectors":\[\[' "$one"
sees embed.cost_usd '"cost_usd":0' "$one"
sees embed.base64 '"vectors":\["' "$(embed '{"model":"echo","texts":"one","encoding":"base64"}')"
sees embed.unknown '"field":"text"' "$(embed '{"model":"echo","text":"x"}')"
sees embed.error '"type":"invalid_request".*no way to embed' "$(embed '{"model":"claude/m","texts":"x"}')"

# Errors.
sees error.partial_text '"partial_text":"one two "' "$stall"
sees error.phase '"phase":"idle"' "$stall"
limited=$(call '{"model":"echo/429","prompt":"x"}')
sees error.type '"type":"rate_limited"' "$limited"
sees error.message '"message":"echo/429' "$limited"
sees error.provider '"provider":"echo"' "$limited"
sees error.model '"model":"' "$limited"
sees error.route '"route":"echo"' "$limited"
sees error.retryable '"retryable":true' "$limited"
sees error.retry_after_ms '"retry_after_ms":1000' "$limited"
sees error.request_id '"request_id":"' "$limited"
sees header.retry-after '^[Rr]etry-after: 1' "$limited"
sees error.field '"field":"tools"' "$(call '{"model":"echo/tool","prompt":"x"}')"
sees error.resets_at '"resets_at":"2100-01-01T00:00:00Z"' \
  "$(call '{"model":"plan/used-up","prompt":"x"}')"

# The other misbehaviours of echo.
sees echo.500 '"attempts":2' "$(call '{"model":"echo/500","prompt":"x"}')"
sees echo.slow '"text":"a b"' "$(call '{"model":"echo/slow","prompt":"a b"}')"
sees echo.tool '"name":"add"' "$(call '{"model":"echo/tool","prompt":"x","tools":['"$tool"']}')"
sees echo.refuse '"finish_reason":"refusal"' "$(call '{"model":"echo/refuse","prompt":"x"}')"

# The compatible endpoints.
hi='"messages":[{"role":"user","content":"Hi"}]'
chat() { post /v1/chat/completions '{"model":"stub/full",'"$hi,$1}" -N; }
sees chat '"object":"chat.completion".*"finish_reason":"stop"' \
  "$(post /v1/chat/completions '{"model":"claude/m",'"$hi}")"
chunks=$(chat '"stream":true')
sees chat.stream '^data: \{"model":"full-2"' "$chunks"
sees chat.end '^data: \[DONE\]$' "$chunks"
sees chat.error '"error":\{"message":.*"type":"invalid_request_error","param":"top_p"' "$(chat '"top_p":2')"
sees chat.route '^[Xx]-hotllm-route: api' "$chunks"
message=$(post /v1/messages '{"model":"stub/full","max_tokens":9,'"$hi}")
sees messages '"type":"tool_use"' "$message"
sees messages.error '"type":"error","error":\{"type":"invalid_request_error"' \
  "$(post /v1/messages '{"model":"stub/full",'"$hi}")"
sees messages.key_in_url '^HTTP/1.1 400' "$(post '/v1/messages?key=x' '{}')"
list() { curl -sS "$base/v1/models$1" "${@:2}"; }
sees models '^\{"object":"list","data":\[\{"id":' "$(list '')"
sees models.one '^\{"id":"stub/full","object":"model"' "$(list /stub/full)"
sees models.anthropic '"has_more":false' "$(list '' -H 'anthropic-version: 2023-06-01')"

# The others.
gone=$(post /fast_call '{}')
sees gone '^HTTP/1.1 410' "$gone"
sees gone.advice 'POST /call_llm' "$gone"
health=$(curl -sS -i "$base/health")
sees health.status '"status":"ok"' "$health"
for field in version uptime_s in_flight routes jdk provider route billing state until hint; do
  sees "health.$field" "\"$field\":" "$health"
done
