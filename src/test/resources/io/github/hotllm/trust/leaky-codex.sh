#!/bin/sh
# A codex that says its login wherever it can, and refuses whatever it is asked.

here=${0%/*}
env >> "$here/environments"
login=$(tr -d '\n' < "$here/.codex/auth.json" | sed 's/.*"access_token":"\([^"]*\)".*/\1/')
echo "my login is $login, and rt_$login" >&2
case "$1" in
  debug) cat "$here/models"; exit 0 ;;
  exec) echo "$login"; exit 5 ;;
esac
while IFS= read -r line; do
  id=${line#*'"id":'}
  id=${id%%[,\}]*}
  printf '{"id":%s,"error":{"code":-32600,"message":"invalid token %s"}}\n' "$id" "$login"
done
