#!/bin/sh
# Makes a fresh clone ready (packages, Node 24, MariaDB), then becomes the command it was given.
# Nothing outside this folder is touched and no root is needed; when all is there it says nothing.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
here=$PWD
local_dir=$root/.local
modules=$root/node_modules

say() { printf 'set-up: %s\n' "$*" >&2; }
fail() { say "$@"; exit 1; }

# npm itself must not run on the Node it is about to replace.
path_without_modules() {
  printf '%s' "$PATH" | tr ':' '\n' | grep -vxF "$modules/.bin" | tr '\n' ':' | sed 's/:$//'
}

quietly() { # LOG COMMAND...: the log is shown only when the command fails
  log=$1
  shift
  "$@" >"$log" 2>&1 || { cat "$log" >&2; return 1; }
}

packages_ready() {
  [ -f "$modules/.package-lock.json" ] && cmp -s "$root/package-lock.json" "$local_dir/package-lock.json"
}

# Whoever ran npm by hand left no stamp: compare what is installed with what the lockfile wants.
packages_match() {
  [ -f "$modules/.package-lock.json" ] && ROOT="$root" node -e '
    const read = (name) => JSON.parse(require("fs").readFileSync(process.env.ROOT + name)).packages;
    const installed = read("/node_modules/.package-lock.json");
    const odd = ([path, wanted]) => path && (installed[path] ? installed[path].integrity !== wanted.integrity : !wanted.optional);
    process.exit(Object.entries(read("/package-lock.json")).some(odd) ? 1 : 0);' 2>/dev/null
}

install_packages() {
  PATH=$(path_without_modules)
  export PATH
  command -v npm >/dev/null 2>&1 || fail 'npm is missing: install Node.js 24 (https://nodejs.org), which brings it.'
  packages_match || {
    say 'installing npm packages (npm ci, about 20 s)'
    # Our own child, in no subshell: an interrupt is over, and the lock free, only once npm has ended.
    cd "$root"
    quietly "$local_dir/npm.log" npm ci --include=dev --include=optional --no-audit --no-fund --loglevel=error ||
      fail 'npm ci failed, see above.'
  }
  # Node from npm needs glibc; where it does not run (musl), the machine's own is asked for instead.
  [ ! -e "$modules/.bin/node" ] || "$modules/.bin/node" --version >/dev/null 2>&1 || rm -f "$modules/.bin/node"
  cp "$root/package-lock.json" "$local_dir/package-lock.json.$$"
  mv "$local_dir/package-lock.json.$$" "$local_dir/package-lock.json"
}

node_ready() {
  [ -x "$modules/.bin/node" ] && return 0
  version=$(node --version 2>/dev/null) || version=none
  major=${version#v}
  [ "${major%%.*}" -ge 24 ] 2>/dev/null
}

# The same places, in the same order, as infra/local/mariadb/find-mariadbd.ts.
mariadbd_ready() {
  [ -z "${PAYOUT_MARIADBD:-}" ] || {
    [ -x "$PAYOUT_MARIADBD" ] || fail "PAYOUT_MARIADBD is $PAYOUT_MARIADBD, which is no program."
    return 0
  }
  command -v mariadbd >/dev/null 2>&1 && return 0
  for found in /usr/sbin/mariadbd /usr/libexec/mariadbd /opt/homebrew/opt/mariadb/bin/mariadbd \
    /usr/local/opt/mariadb/bin/mariadbd "$local_dir/mariadb/usr/sbin/mariadbd"; do
    [ -x "$found" ] && return 0
  done
  return 1
}

# apt-get with its own lists and cache, no lock, no sandbox user, and none of the system's hooks.
apt() {
  tool=$1
  shift
  "$tool" -c "$apt_dir/apt.conf" "$@"
}

download_mariadb() {
  apt_dir=$local_dir/apt
  rm -rf "$apt_dir"
  mkdir -p "$apt_dir/lists/partial" "$apt_dir/archives/partial"
  cat >"$apt_dir/apt.conf" <<CONF
Dir::Cache "$apt_dir/";
Dir::State::lists "$apt_dir/lists/";
Debug::NoLocking "1";
APT::Sandbox::User "";
APT::Install-Recommends "0";
Acquire::Languages "none";
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear DPkg::Post-Invoke;
#clear DPkg::Pre-Install-Pkgs;
CONF
  # One unreachable third-party source is no reason to stop: the download itself decides.
  apt apt-get update || true
  package=mariadb-server-core
  # Older releases carry the version in the name.
  [ -n "$(apt apt-cache show -q $package 2>/dev/null)" ] ||
    package=$(apt apt-cache pkgnames mariadb-server-core- | sort -V | tail -n 1)
  [ -n "$package" ] && apt apt-get install --download-only -y --no-install-recommends "$package"
}

unpack_mariadb() {
  rm -rf "$local_dir/mariadb.partial"
  mkdir -p "$local_dir/mariadb.partial"
  for archive in "$apt_dir"/archives/*.deb; do
    dpkg -x "$archive" "$local_dir/mariadb.partial" || return 1
  done
  # What the new program needs lies beside it; that it starts is the proof.
  libraries=$(find "$local_dir/mariadb.partial" -name 'lib*.so*' | sed 's|/[^/]*$||' | sort -u | tr '\n' ':')
  LD_LIBRARY_PATH=$libraries "$local_dir/mariadb.partial/usr/sbin/mariadbd" --no-defaults --version || return 1
  rm -rf "$local_dir/mariadb" "$apt_dir"
  mv "$local_dir/mariadb.partial" "$local_dir/mariadb"
}

fetch_mariadb() { download_mariadb && unpack_mariadb; }

install_mariadb() {
  if command -v apt-get >/dev/null 2>&1 && command -v dpkg >/dev/null 2>&1; then
    say 'fetching MariaDB into .local/mariadb (8 MB, a few seconds; the system is not touched)'
    quietly "$local_dir/mariadb.log" fetch_mariadb ||
      fail 'MariaDB could not be fetched, see above. Instead: apt-get install mariadb-server-core, or set PAYOUT_MARIADBD.'
  elif command -v brew >/dev/null 2>&1 || [ "$(uname -s)" = Darwin ]; then
    fail 'MariaDB is missing: brew install mariadb'
  else
    fail "MariaDB is missing: install your system's MariaDB server package (mariadb-server), or set PAYOUT_MARIADBD to its mariadbd."
  fi
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

[ $# -gt 0 ] || fail 'usage: sh infra/local/with-setup.sh COMMAND ARGS...'

if ! packages_ready || ! mariadbd_ready; then
  lock
  packages_ready || install_packages
  mariadbd_ready || install_mariadb
  unlock
fi
node_ready || fail "Node.js 24 or newer is needed, found ${version}: install it from https://nodejs.org (macOS: brew install node@24)."

PATH=$modules/.bin:$PATH
export PATH
cd "$here"
exec "$@"
