# MySQL: server_ready, install_server.

# Where MariaDB is installed, mysqld is another name of it.
is_mysqld() { "$1" --no-defaults --version 2>/dev/null | grep -v MariaDB | grep -q ' Ver '; }

server_ready() {
  [ -z "${PAYOUT_MYSQLD:-}" ] || {
    [ -x "$PAYOUT_MYSQLD" ] || fail "PAYOUT_MYSQLD is $PAYOUT_MYSQLD, which is no program."
    is_mysqld "$PAYOUT_MYSQLD" || fail "PAYOUT_MYSQLD is $PAYOUT_MYSQLD, which is MariaDB: expected MySQL's mysqld."
    return 0
  }
  find_server mysqld /usr/sbin /usr/libexec /opt/homebrew/opt/mysql/bin /usr/local/opt/mysql/bin | {
    while read -r found; do is_mysqld "$found" && exit 0; done
    exit 1
  }
}

# Only Debian's unstable suite has MySQL. All of it comes from there, libc included (an empty list of what is installed),
# because the system's libraries are older. Signed by the keys that Debian put on this machine.
take_from_unstable() {
  keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  signed=''
  [ ! -r "$keyring" ] || signed="[signed-by=$keyring] "
  # The machine's own mirror is among these; the others have no such suite.
  apt-get update --print-uris | sed -n "s|^'\(.*\)/dists/.*|\1|p" | sort -u |
    sed "s|.*|deb $signed& unstable main|" >"$apt_dir/sources.list"
  # Perl, 10 MB, would come for the sake of a script; here it counts as installed.
  cat >"$apt_dir/status" <<STATUS
Package: perl
Status: install ok installed
Architecture: $(dpkg --print-architecture)
Multi-Arch: allowed
Version: 99:1
Maintainer: none
Description: none
STATUS
  cat >>"$apt_dir/apt.conf" <<CONF
Dir::State::status "$apt_dir/status";
Dir::Etc::SourceList "$apt_dir/sources.list";
Dir::Etc::SourceParts "-";
CONF
}

fetch_mysql() {
  prepare_apt
  [ "$distribution" = ubuntu ] || take_from_unstable
  download_server mysql-server-core && unpack_server mysqld
}

install_server() {
  distribution=$(. /etc/os-release 2>/dev/null && echo "${ID:-}") || distribution=''
  case $distribution in
    debian | ubuntu)
      has_apt || fail 'MySQL is missing, and so is apt-get, which would fetch it: set PAYOUT_MYSQLD to a mysqld.'
      say 'fetching MySQL into .local/mysql (60 MB, half a minute; the system is not touched)'
      fetch_mysql >"$local_dir/mysql.log" 2>&1 ||
        skip mysql "$local_dir/mysql.log" 'PAYOUT_MYSQLD may name another mysqld'
      ;;
    *)
      ! command -v brew >/dev/null 2>&1 || fail 'MySQL is missing: brew install mysql'
      fail "MySQL is missing: install your system's MySQL server package (mysql-server), or set PAYOUT_MYSQLD to its mysqld."
      ;;
  esac
}
