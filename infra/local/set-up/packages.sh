# npm packages and Node 24: packages_ready, install_packages, node_ready.

# npm itself must not run on the Node it is about to replace.
path_without_modules() {
  printf '%s' "$PATH" | tr ':' '\n' | grep -vxF "$modules/.bin" | tr '\n' ':' | sed 's/:$//'
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
  # npm 10 unpacks Node, and links nothing.
  [ -e "$modules/.bin/node" ] || for unpacked in "$modules"/node-linux-*/bin/node; do
    [ ! -x "$unpacked" ] || ln -s "../${unpacked#"$modules/"}" "$modules/.bin/node"
  done
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
