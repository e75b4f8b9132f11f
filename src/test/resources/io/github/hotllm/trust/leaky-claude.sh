#!/bin/sh
# A claude that says its token wherever it can; the file "mode" beside it says where.

here=${0%/*}
mode=$(cat "$here/mode")
token=$CLAUDE_CODE_OAUTH_TOKEN
part=${token%????????????????}
env >> "$here/environments"
echo "I was given $token, or $part..." >&2
[ "$mode" = spawn ] && exit 3

settled() {
  printf '{"type":"control_response","response":{"subtype":"%s","request_id":"%s",' "$2" "$1"
  printf '"error":"no, %s","response":{"account":{"tokenSource":"%s"}}}}\n' "$token" "$token"
}

failed() {
  printf '{"type":"result","subtype":"success","is_error":true,"api_error_status":%s,' "$1"
  printf '"api_error":"%s","result":"%s"}\n' "$2" "$3"
}

turn() {
  case "$mode" in
    crash) exit 7 ;;
    half) printf '{"type":"result","result":"%s' "$token"; exit 0 ;;
    flood)
      i=0
      while [ $i -lt 200 ]; do echo "$token" >&2; i=$((i + 1)); done
      exit 8 ;;
    no-json) echo "$token"; exit 0 ;;
    refused) failed 401 authentication_error "invalid bearer $token" ;;
    in-part) failed 403 permission_error "token $part*** may not" ;;
    used-up)
      echo '{"type":"rate_limit_event","rate_limit_info":{"status":"rejected","resetsAt":4102444800}}'
      failed 429 usage_limit_reached "limit of $token" ;;
    *) failed 500 api_error "$token" ;;
  esac
}

while IFS= read -r line; do
  case "$line" in
    *'"type":"control_request"'*)
      id=${line#*'"request_id":"'}
      id=${id%%'"'*}
      if [ "$mode" = setting ] && [ "$id" = 1 ]; then settled "$id" error; else settled "$id" success; fi ;;
    '{"type":"user"'*) turn ;;
  esac
done
