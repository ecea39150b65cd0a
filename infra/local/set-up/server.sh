# What both database servers share: where one is looked for, and how it starts from where it was unpacked.

# The same places, in the same order, as infra/local/database-server/find-server.ts.
find_server() { # PROGRAM, then FOLDERS of the system: prints the path of each that may be it
  program=$1
  shift
  command -v "$program" 2>/dev/null || true
  for folder in "$@" "$local_dir/$engine/usr/bin"; do
    [ ! -x "$folder/$program" ] || printf '%s\n' "$folder/$program"
  done
}

download_server() { # PACKAGE
  package=$1
  refresh_lists
  # Some releases carry the version in the name.
  [ -n "$(apt apt-cache show -q "$package" 2>/dev/null)" ] ||
    package=$(apt apt-cache pkgnames "$package-" | grep '[0-9]$' | sort -V | tail -n 1)
  [ -n "$package" ] || { echo "E: no source has the package $1, or none could be reached"; return 1; }
  apt apt-get install --download-only -y --no-install-recommends "$package"
}

# usr/bin/PROGRAM starts usr/sbin/PROGRAM with the libraries that lie beside it, wherever the folder is moved; by the
# dynamic loader that lies there too, where there is one: an older libc of the system cannot load a newer server.
write_launcher() { # FOLDER PROGRAM
  beside=$(libraries_in "$1")
  loader=$(find "$1/usr/lib" -type f -name 'ld-linux-*' | sed "s|^$1/||")
  mkdir -p "$1/usr/bin"
  {
    launcher_head
    if [ -n "$loader" ]; then
      printf 'exec "$home/%s" --library-path "%s" "$home/usr/sbin/%s" "$@"\n' "$loader" "$beside" "$2"
    else
      printf 'LD_LIBRARY_PATH="%s" exec "$home/usr/sbin/%s" "$@"\n' "$beside" "$2"
    fi
  } >"$1/usr/bin/$2"
  chmod +x "$1/usr/bin/$2"
}

unpack_server() { # PROGRAM: that it starts is the proof
  partial=$local_dir/$engine.partial
  unpack_archives "$partial" || return 1
  write_launcher "$partial" "$1"
  "$partial/usr/bin/$1" --no-defaults --version || return 1
  rm -rf "${local_dir:?}/$engine" "$apt_dir"
  mv "$partial" "$local_dir/$engine"
}
