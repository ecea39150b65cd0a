# MariaDB: server_ready, install_server.

server_ready() {
  [ -z "${PAYOUT_MARIADBD:-}" ] || {
    [ -x "$PAYOUT_MARIADBD" ] || fail "PAYOUT_MARIADBD is $PAYOUT_MARIADBD, which is no program."
    return 0
  }
  [ -n "$(find_server mariadbd /usr/sbin /usr/libexec /opt/homebrew/opt/mariadb/bin /usr/local/opt/mariadb/bin)" ]
}

fetch_mariadb() { prepare_apt && download_server mariadb-server-core && unpack_server mariadbd; }

install_server() {
  if has_apt; then
    say 'fetching MariaDB into .local/mariadb (8 MB, a few seconds; the system is not touched)'
    quietly "$local_dir/mariadb.log" fetch_mariadb ||
      fail 'MariaDB could not be fetched, see above. Instead: apt-get install mariadb-server-core, or set PAYOUT_MARIADBD.'
  elif command -v brew >/dev/null 2>&1 || [ "$(uname -s)" = Darwin ]; then
    fail 'MariaDB is missing: brew install mariadb'
  else
    fail "MariaDB is missing: install your system's MariaDB server package (mariadb-server), or set PAYOUT_MARIADBD to its mariadbd."
  fi
}
