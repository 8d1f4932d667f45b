#!/usr/bin/env bash
# Builds Xize for debugging and runs every test.
set -euo pipefail
cd "$(dirname "$0")/.."
trap 'status=$?; if [[ $status -ne 0 ]]; then echo "TESTS FAILED" >&2; fi' EXIT

step() { printf '\n== %s\n' "$*"; }

step "1/3 Tools and libraries"
scripts/setup.sh
step "2/3 Building (build/debug)"
cmake --preset debug >/dev/null
cmake --build --preset debug -j "$(nproc)"
step "3/3 Tests"
ctest --preset debug --output-on-failure -j "$(nproc)"

printf '\nTESTS PASSED\n'
