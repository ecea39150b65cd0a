#!/bin/sh
# Makes a fresh clone ready (packages, Node 24; with --database also the server that PAYOUT_ENGINE names, with --browser
# also a Chromium, with --found-browser that only where there is one), then becomes the command it was given. Nothing
# outside this folder is touched and no root is needed; when all is there it says nothing. Ends with 75 where server or
# browser is one that this machine cannot fetch just now, and with 1 where anything else fails.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
here=$PWD
local_dir=$root/.local
modules=$root/node_modules

say() { printf 'set-up: %s\n' "$*" >&2; }
fail() { say "$@"; exit 1; }

quietly() { # LOG COMMAND...: the log is shown only when the command fails
  log=$1
  shift
  "$@" >"$log" 2>&1 || { cat "$log" >&2; return 1; }
}

# Two first starts at once must not install over each other; a lock whose owner is gone is void.
lock() {
  mkdir -p "$local_dir"
  until ln -s "$$" "$local_dir/setup.lock" 2>/dev/null; do
    owner=$(readlink "$local_dir/setup.lock" 2>/dev/null) || continue
    kill -0 "$owner" 2>/dev/null || { rm -f "$local_dir/setup.lock"; continue; }
    sleep 1
  done
  trap 'rm -f "$local_dir/setup.lock"' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

unlock() {
  rm -f "$local_dir/setup.lock"
  trap - EXIT INT TERM
}

. "$root/infra/local/set-up/packages.sh"

use_database() {
  engine=${PAYOUT_ENGINE:-mariadb}
  case $engine in
    mariadb | mysql) . "$root/infra/local/set-up/server.sh" && . "$root/infra/local/set-up/$engine.sh" ;;
    *) fail "PAYOUT_ENGINE is $engine: expected mariadb or mysql." ;;
  esac
}

. "$root/infra/local/set-up/debian.sh"
server_ready() { :; }
browser_ready() { :; }
while :; do
  case ${1:-} in
    --database) use_database ;;
    --browser) . "$root/infra/local/set-up/chromium.sh" ;;
    --found-browser) . "$root/infra/local/set-up/chromium.sh" && take_found ;;
    *) break ;;
  esac
  shift
done
[ $# -gt 0 ] || fail 'usage: sh infra/local/with-setup.sh [--database] [--browser | --found-browser] COMMAND ARGS...'

if ! packages_ready || ! server_ready || ! browser_ready; then
  lock
  packages_ready || install_packages
  server_ready || install_server
  browser_ready || install_browser
  unlock
fi
node_ready || fail "Node.js 24 or newer is needed, found ${version}: install it from https://nodejs.org (macOS: brew install node@24)."

PATH=$modules/.bin:$PATH
export PATH
cd "$here"
exec "$@"
