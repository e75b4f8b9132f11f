#!/bin/sh
# A claude of the tests: speaks its control protocol, answers from a file, and misbehaves as the
# first line of the file "mode" beside it says. FAKE is the folder with its files.

# Puts what it reads into a file at once: a test may read while a successor writes the same.
put() { cat > "$FAKE/.$1.$$" && mv "$FAKE/.$1.$$" "$FAKE/$1"; }

mode=$(cat "$FAKE/mode")

case "$mode" in
  spawn-crash)
    echo ok | put mode
    echo "cannot start, and my key is sk-ant-oat01-canary-000000" >&2
    exit 3 ;;
  no-handshake)
    case " $* " in *" --input-format "*) echo "unknown option" >&2; exit 1 ;; esac
    put stdin
    cat "$FAKE/answer"
    exit 0 ;;
  dump)
    for word in "$@"; do printf '%s\n' "$word"; done | put argv
    env | put env
    pwd | put cwd
    ls -A . | put cwd-content ;;
esac

settled() {
  printf '{"type":"control_response","response":{"subtype":"%s","request_id":"%s",' "$2" "$1"
  printf '"error":"no such model","response":%s}}\n' "$(cat "$FAKE/account")"
}

delta() {
  printf '{"type":"stream_event","event":{"type":"content_block_delta","index":0,'
  printf '"delta":{"type":"text_delta","text":"%s"}}}\n' "$1"
}

turn() {
  case "$(cat "$FAKE/mode")" in
    mid-crash) delta "Hel"; exit 7 ;;
    half-line) delta "Hel"; printf '{"type":"stream_ev'; exit 0 ;;
    flood)
      i=0
      while [ $i -lt 300 ]; do echo "$FLOOD" >&2; i=$((i + 1)); done
      cat "$FAKE/answer" ;;
    hang) delta "Hel"; exec sleep 600 ;;
    ignore-term) trap '' TERM INT HUP; delta "Hel"; while :; do sleep 600; done ;;
    fork)
      delta "Hel"
      (sleep 601 & sleep 602 & wait) &
      exit 9 ;;
    *) cat "$FAKE/answer" ;;
  esac
}

while IFS= read -r line; do
  printf '%s\n' "$line" >> "$FAKE/stdin"
  case "$line" in
    *'"type":"control_request"'*)
      id=${line#*'"request_id":"'}
      id=${id%%'"'*}
      case "$mode $line" in
        "refuse-model "*apply_flag_settings*) settled "$id" error ;;
        *) settled "$id" success ;;
      esac ;;
    '{"type":"user"'*) turn ;;
  esac
done
