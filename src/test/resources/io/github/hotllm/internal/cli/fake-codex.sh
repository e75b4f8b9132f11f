#!/bin/sh
# A codex of the tests: speaks app-server's protocol, answers from files, and misbehaves as the file
# "mode" beside it says. FAKE is the folder with its files.

# Puts what it reads into a file at once: a test may read while a successor writes the same.
put() { cat > "$FAKE/.$1.$$" && mv "$FAKE/.$1.$$" "$FAKE/$1"; }

dump() {
  for word in "$@"; do printf '%s\n' "$word"; done | put argv
  env | put env
  pwd | put cwd
  ls -A . | put cwd-content
  ls -A "$CODEX_HOME" | put home-content
  for file in models.json config.toml schema.json; do
    if [ -f "$CODEX_HOME/$file" ]; then put "$file" < "$CODEX_HOME/$file"; fi
  done
  readlink "$CODEX_HOME/auth.json" | put link
}

case "$1" in
  debug) cat "$FAKE/models"; exit 0 ;;
  exec) dump "$@"; put stdin; cat "$FAKE/exec-answer"; exit 0 ;;
esac

if [ "$(cat "$FAKE/mode")" = no-handshake ]; then echo "error: no such thing" >&2; exit 1; fi
dump "$@"
echo $$ >> "$FAKE/pids"

delta() {
  printf '{"method":"item/agentMessage/delta","params":{"threadId":"%s","itemId":"m","delta":"%s"}}\n' \
    "$1" "$2"
}

answer() { sed "s/THREAD/$1/g" "$FAKE/answer"; }

turn() {
  case "$(cat "$FAKE/mode")" in
    mid-crash) delta "$1" Hel; exit 7 ;;
    half-line) delta "$1" Hel; printf '{"method":"item/ag'; exit 0 ;;
    hang) delta "$1" Hel ;;
    request)
      echo '{"id":"r1","method":"item/commandExecution/requestApproval","params":{"command":"id"}}'
      waiting=$1 ;;
    pair)
      if [ -z "$waiting" ]; then waiting=$1; return; fi
      delta "$waiting" One; delta "$1" Two; delta "$waiting" "+"; delta "$1" "-"
      answer "$1"; answer "$waiting"
      waiting= ;;
    *) answer "$1" ;;
  esac
}

threads=0
waiting=
while IFS= read -r line; do
  printf '%s\n' "$line" >> "$FAKE/stdin"
  id=${line#*'"id":'}
  id=${id%%,*}
  thread=${line#*'"threadId":"'}
  thread=${thread%%'"'*}
  case "$line" in
    *'"method":"initialize"'*)
      printf '{"id":%s,"result":{"userAgent":"hotllm/0.169.0 (Debian)"}}\n' "$id"
      echo '{"method":"configWarning","params":{"summary":"no sandbox","details":null}}'
      echo 'not JSON at all' ;;
    *'"method":"initialized"'*) ;;
    *'"method":"getAuthStatus"'*) printf '{"id":%s,"result":%s}\n' "$id" "$(cat "$FAKE/auth")" ;;
    *'"method":"account/read"'*) printf '{"id":%s,%s}\n' "$id" "$(cat "$FAKE/account")" ;;
    *'"method":"thread/start"'*)
      threads=$((threads + 1))
      printf '{"id":%s,"result":{"thread":{"id":"thread-%s"}}}\n' "$id" "$threads" ;;
    *'"method":"turn/start"'*)
      printf '{"id":%s,"result":{"turn":{"id":"turn-1"}}}\n' "$id"
      turn "$thread" ;;
    *'"method":"turn/interrupt"'*)
      case "$(cat "$FAKE/deaf")" in no) printf '{"id":%s,"result":{}}\n' "$id" ;; esac ;;
    *'"method":'*) printf '{"id":%s,"result":{}}\n' "$id" ;;
    *'"id":"r1"'*) answer "$waiting" ;;
  esac
done
