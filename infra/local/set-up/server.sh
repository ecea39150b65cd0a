# What both database servers share: where one is looked for, and how Debian's packages are unpacked aside.

# The same places, in the same order, as infra/local/database-server/find-server.ts.
find_server() { # PROGRAM, then FOLDERS of the system: prints the path of each that may be it
  program=$1
  shift
  command -v "$program" 2>/dev/null || true
  for folder in "$@" "$local_dir/$engine/usr/bin"; do
    [ ! -x "$folder/$program" ] || printf '%s\n' "$folder/$program"
  done
}

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

download_server() { # PACKAGE
  package=$1
  # One unreachable source is no reason to stop: the download itself decides.
  apt apt-get update || true
  # Some releases carry the version in the name.
  [ -n "$(apt apt-cache show -q "$package" 2>/dev/null)" ] ||
    package=$(apt apt-cache pkgnames "$package-" | grep '[0-9]$' | sort -V | tail -n 1)
  [ -n "$package" ] || { echo "E: no source has the package $1, or none could be reached"; return 1; }
  apt apt-get install --download-only -y --no-install-recommends "$package"
}

# usr/bin/PROGRAM starts usr/sbin/PROGRAM with the libraries that lie beside it, wherever the folder is moved; by the
# dynamic loader that lies there too, where there is one: an older libc of the system cannot load a newer server.
write_launcher() { # FOLDER PROGRAM
  beside=$(find "$1/usr/lib" "$1/lib" -name 'lib*.so*' 2>/dev/null | sed "s|^$1/||; s|/[^/]*\$||" | sort -u |
    sed 's|^|$home/|' | tr '\n' ':')
  loader=$(find "$1/usr/lib" -type f -name 'ld-linux-*' | sed "s|^$1/||")
  mkdir -p "$1/usr/bin"
  {
    printf '#!/bin/sh\nhome=%s\n' '$(CDPATH="" cd -- "$(dirname -- "$0")/../.." && pwd -P)'
    if [ -n "$loader" ]; then
      printf 'exec "$home/%s" --library-path "%s" "$home/usr/sbin/%s" "$@"\n' "$loader" "${beside%:}" "$2"
    else
      printf 'LD_LIBRARY_PATH="%s" exec "$home/usr/sbin/%s" "$@"\n' "${beside%:}" "$2"
    fi
  } >"$1/usr/bin/$2"
  chmod +x "$1/usr/bin/$2"
}

unpack_server() { # PROGRAM: that it starts is the proof
  partial=$local_dir/$engine.partial
  rm -rf "$partial"
  mkdir -p "$partial"
  for archive in "$apt_dir"/archives/*.deb; do
    dpkg -x "$archive" "$partial" || return 1
  done
  rm -rf "$partial/usr/bin" "$partial/usr/share/doc" # tools and texts that nobody runs or reads
  write_launcher "$partial" "$1"
  "$partial/usr/bin/$1" --no-defaults --version || return 1
  rm -rf "${local_dir:?}/$engine" "$apt_dir"
  mv "$partial" "$local_dir/$engine"
}
