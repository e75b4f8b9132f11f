#!/bin/sh
# A gemini of the tests: speaks the Agent Client Protocol, answers from a file, and misbehaves as
# the file "mode" beside it says. FAKE is the folder with its files.

# Puts what it reads into a file at once: a test may read while a successor writes the same.
put() { cat > "$FAKE/.$1.$$" && mv "$FAKE/.$1.$$" "$FAKE/$1"; }

for word in "$@"; do printf '%s\n' "$word"; done | put argv
env | put env
pwd | put cwd
ls -A "$HOME/.gemini" | put home-content
put settings.json < "$HOME/.gemini/settings.json"
put deny.toml < "$HOME/deny.toml"
readlink "$HOME/.gemini/oauth_creds.json" | put link
echo $$ >> "$FAKE/pids"

chunk() {
  printf '{"jsonrpc":"2.0","method":"session/update","params":{"sessionId":"%s","update":' "$1"
  printf '{"sessionUpdate":"agent_message_chunk","content":{"type":"text","text":"%s"}}}}\n' "$2"
}

prompt() {
  case "$(cat "$FAKE/mode")" in
    mid-crash) chunk "$1" Hel; exit 7 ;;
    hang) chunk "$1" Hel; waiting=$2 ;;
    request)
      echo '{"jsonrpc":"2.0","id":"r1","method":"session/request_permission","params":{}}'
      waiting=$2
      session=$1 ;;
    *) sed "s/SESSION/$1/g; s/\"id\":ID/\"id\":$2/" "$FAKE/answer" ;;
  esac
}

# Whoever's login has run out is asked for a code, twice, in place of all else.
if [ "$(cat "$FAKE/mode")" = login ]; then
  printf 'Enter the authorization code: '
  IFS= read -r one
  printf 'Enter the authorization code: '
  IFS= read -r two
  echo 'Failed to authenticate with user code.' >&2
  exit 41
fi

sessions=0
while IFS= read -r line; do
  printf '%s\n' "$line" >> "$FAKE/stdin"
  id=${line#*'"id":'}
  id=${id%%,*}
  session_of=${line#*'"sessionId":"'}
  session_of=${session_of%%'"'*}
  case "$line" in
    *'"method":"initialize"'*)
      echo 'Memory is currently empty.'
      printf '{"jsonrpc":"2.0","id":%s,"result":{"agentInfo":{"version":"0.61.0"}}}\n' "$id" ;;
    *'"method":"session/new"'*)
      if [ -s "$FAKE/no-session" ]; then
        sed "s/\"id\":ID/\"id\":$id/" "$FAKE/no-session"
        continue
      fi
      sessions=$((sessions + 1))
      mkdir -p "$HOME/.gemini/tmp/work/chats"
      echo secret > "$HOME/.gemini/tmp/work/chats/session-2026-session-.jsonl"
      echo secret > "$TMPDIR/gemini-client-error-1.json"
      printf '{"jsonrpc":"2.0","id":%s,"result":{"sessionId":"session-%s"}}\n' "$id" "$sessions" ;;
    *'"method":"session/prompt"'*) prompt "$session_of" "$id" ;;
    *'"method":"session/cancel"'*)
      printf '{"jsonrpc":"2.0","id":%s,"result":{"stopReason":"cancelled"}}\n' "$waiting" ;;
    *'"id":"r1"'*) sed "s/SESSION/$session/g; s/\"id\":ID/\"id\":$waiting/" "$FAKE/answer" ;;
    *'"method":'*) printf '{"jsonrpc":"2.0","id":%s,"result":{}}\n' "$id" ;;
  esac
done
