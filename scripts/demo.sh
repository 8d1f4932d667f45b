#!/usr/bin/env bash
# Builds Xize and scores a year of a county's officers by a Chinese rulebook, printing the tables.
set -euo pipefail
cd "$(dirname "$0")/.."
trap 'status=$?; if [[ $status -ne 0 ]]; then echo "DEMO FAILED" >&2; fi' EXIT

step() { printf '\n== %s\n' "$*"; }

step "1/4 Tools and libraries"
scripts/setup.sh
step "2/4 Building (build/release)"
cmake --preset release >/dev/null
cmake --build --preset release --target xize -j "$(nproc)"

rulebook=examples/rulebooks/08-station-grading
xize=build/release/bin/xize
# The rulebook is Chinese; so are the words around it, unless the locale says otherwise.
locale=${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}
lang=zh
if [[ $locale == en* ]]; then lang=en; fi

step "3/4 Checking the rulebook and its cases: $rulebook"
"$xize" check "$rulebook"/*.xize --lang "$lang"
"$xize" test "$rulebook"/*.xize --lang "$lang"

step "4/4 Scoring: $rulebook/data -> build/demo"
"$xize" run "$rulebook"/*.xize --data "$rulebook/data" --out build/demo --print --rows 15 --lang "$lang"

printf '\nDEMO DONE: the whole tables are in build/demo; the rulebook is %s\n' "$rulebook"
