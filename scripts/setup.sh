#!/usr/bin/env bash
# Installs what building Xize needs and this machine lacks, through apt. Quiet when all is there.
set -euo pipefail

# The one list. Runtime dependencies first, then tools; docs/dependencies.md says what each is for.
packages=(
  libboost-dev nlohmann-json3-dev libutf8proc-dev libmd-dev libcli11-dev libgtest-dev libbenchmark-dev
  g++ cmake ninja-build ccache pkg-config python3
)
# .ci/run also builds with Clang and its sanitizers, which some releases pack apart.
if [[ "${1:-}" == --with-clang ]]; then
  packages+=(clang)
  sanitizes() { echo 'int main() {}' | clang++ -fsanitize=address,undefined -x c++ - -o /dev/null; }
  if command -v clang++ >/dev/null && ! sanitizes 2>/dev/null; then packages+=(libclang-rt-dev); fi
fi

missing=()
for package in "${packages[@]}"; do
  status=$(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null || true)
  [[ "$status" == ii* ]] || missing+=("$package")
done
if [[ ${#missing[@]} -eq 0 ]]; then exit 0; fi

if ! command -v apt-get >/dev/null; then
  echo "Missing: ${missing[*]}" >&2
  echo "This machine has no apt-get. Install these packages (or what your system calls them) and run this again." >&2
  exit 1
fi
as_root=()
if [[ $(id -u) -ne 0 ]]; then
  if ! command -v sudo >/dev/null; then
    echo "Missing: ${missing[*]}" >&2
    echo "Run this as root, or install sudo: the packages are installed through apt-get." >&2
    exit 1
  fi
  as_root=(sudo)
fi

echo "Installing: ${missing[*]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
install() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Dpkg::Use-Pty=0 "$@" </dev/null >>"$log" 2>&1
}
if ! install update || ! install install --no-install-recommends "${missing[@]}"; then
  tail -n 20 "$log" >&2
  echo "apt-get failed; see above. Is this machine online, or does it have a package mirror?" >&2
  exit 1
fi
# What Clang itself brought may not be all: look again.
if [[ " ${missing[*]} " == *" clang "* ]]; then "$0" "$@"; fi
