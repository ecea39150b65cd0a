# Debian's packages, unpacked aside: without root, and without the system being touched.

has_apt() { command -v apt-get >/dev/null 2>&1 && command -v dpkg >/dev/null 2>&1; }

# apt-get with its own lists and cache, no lock, no sandbox user, and none of the system's hooks.
apt() {
  tool=$1
  shift
  "$tool" -c "$apt_dir/apt.conf" "$@"
}

prepare_apt() {
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
}

refresh_lists() {
  # One unreachable source is no reason to stop: the download itself decides.
  apt apt-get update || true
}

unpack_archives() { # FOLDER: made anew
  rm -rf "$1"
  mkdir -p "$1"
  for archive in "$apt_dir"/archives/*.deb; do
    dpkg -x "$archive" "$1" || return 1
  done
  rm -rf "$1/usr/bin" "$1/usr/share/doc" "$1/usr/share/man" # tools and texts that nobody runs or reads
}

# Folders of libraries as a launcher names them: below its own $home, wherever that is moved.
libraries_in() { # FOLDER
  find "$1/usr/lib" "$1/lib" -name 'lib*.so*' 2>/dev/null | sed "s|^$1/||; s|/[^/]*\$||" | sort -u |
    sed 's|^|$home/|' | tr '\n' ':' | sed 's/:$//'
}

launcher_head() { printf '#!/bin/sh\nhome=%s\n' '$(CDPATH="" cd -- "$(dirname -- "$0")/../.." && pwd -P)'; }

# What a mirror has today is not for us to promise: callers tell this end from a failure by its status.
skip() { # WHAT LOG WAY-OUT
  reason=$(grep '^E:' "$2" | tail -n 1)
  say "skipped: $1 (${reason:-$(tail -n 1 "$2")}; .local/${2##*/} has all of it, $3)"
  exit 75
}
