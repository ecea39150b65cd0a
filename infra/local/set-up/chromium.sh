# Chromium without a window: browser_ready, install_browser. The command finds the program under PAYOUT_CHROMIUM.

find_browser() {
  for name in chromium-headless-shell chromium google-chrome; do
    ! command -v "$name" 2>/dev/null || return 0
  done
  for program in '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome' \
    /Applications/Chromium.app/Contents/MacOS/Chromium "$local_dir/chromium/usr/bin/chromium-headless-shell"; do
    [ ! -x "$program" ] || { printf '%s\n' "$program" && return 0; }
  done
}

browser_ready() {
  PAYOUT_CHROMIUM=${PAYOUT_CHROMIUM:-$(find_browser)}
  export PAYOUT_CHROMIUM
  [ -n "$PAYOUT_CHROMIUM" ] || return 1
  [ -x "$PAYOUT_CHROMIUM" ] || fail "PAYOUT_CHROMIUM is $PAYOUT_CHROMIUM, which is no program."
}

# Of a command that can do without: it finds no program where there is none.
take_found() {
  browser_ready || :
  browser_ready() { :; }
}

# Only what lies beside it: pictures look alike on every machine that fetched it, and nothing is cached elsewhere.
write_fonts() { # FOLDER
  mkdir -p "$1/etc/fonts"
  cat >"$1/etc/fonts/fonts.conf" <<'CONF'
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">../../usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <alias><family>sans-serif</family><prefer><family>DejaVu Sans</family></prefer></alias>
  <alias><family>serif</family><prefer><family>DejaVu Serif</family></prefer></alias>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
</fontconfig>
CONF
}

write_browser_launcher() { # FOLDER
  mkdir -p "$1/usr/bin"
  {
    launcher_head
    printf 'export FONTCONFIG_FILE="$home/etc/fonts/fonts.conf" XDG_CACHE_HOME="$home/cache"\n'
    printf 'LD_LIBRARY_PATH="%s" exec "$home/usr/lib/chromium/chromium-headless-shell" "$@"\n' "$(libraries_in "$1")"
  } >"$1/usr/bin/chromium-headless-shell"
  chmod +x "$1/usr/bin/chromium-headless-shell"
}

# Fonts of the system do not count as there: ₹, and names in Devanagari, must not depend on them.
download_browser() {
  apt apt-get install --download-only -y --no-install-recommends chromium-headless-shell &&
    cd "$apt_dir/archives" && apt apt-get download fonts-dejavu-core fonts-lohit-deva
}

# That it starts is the proof.
fetch_browser() (
  partial=$local_dir/chromium.partial
  prepare_apt
  refresh_lists
  download_browser && unpack_archives "$partial" || exit 1
  write_fonts "$partial"
  write_browser_launcher "$partial"
  "$partial/usr/bin/chromium-headless-shell" --version || exit 1
  rm -rf "${local_dir:?}/chromium" "$apt_dir"
  mv "$partial" "$local_dir/chromium"
)

install_browser() {
  way_out='PAYOUT_CHROMIUM may name a Chromium or Chrome'
  has_apt || { say "skipped: browser (none is installed, and there is no apt-get to fetch one; $way_out)" && exit 75; }
  say 'fetching Chromium into .local/chromium (100 to 170 MB, a few seconds; the system is not touched)'
  fetch_browser >"$local_dir/chromium.log" 2>&1 || skip browser "$local_dir/chromium.log" "$way_out"
  browser_ready
}
