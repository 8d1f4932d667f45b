#!/usr/bin/env bash
# Builds Xize and scores half a year of a county's units and officers by the county's rulebook, printing the tables.
set -euo pipefail
cd "$(dirname "$0")/.."
trap 'status=$?; if [[ $status -ne 0 ]]; then echo "DEMO FAILED" >&2; fi' EXIT

step() { printf '\n== %s\n' "$*"; }

step "1/4 Tools and libraries"
scripts/setup.sh
step "2/4 Building (build/release)"
cmake --preset release >/dev/null
cmake --build --preset release --target xize -j "$(nproc)"

folder=examples/rulebooks/09-xunyang-county
xize=build/release/bin/xize
# The rulebook is Chinese; so are the words around it, unless the locale says otherwise. Its English twin gives the same
# tables.
locale=${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}
lang=zh rulebook=$folder/xunyang-county.xize
if [[ $locale == en* ]]; then lang=en rulebook=$folder/xunyang-county.en.xize; fi

step "3/4 Checking the rulebook and its cases: $rulebook"
"$xize" check "$rulebook" --lang "$lang"
"$xize" test "$rulebook" --lang "$lang"

# 25 rows are all units, all posts and all children; the long tables of officers are shown in part.
step "4/4 Scoring: $folder/data -> build/demo"
"$xize" run "$rulebook" --data "$folder/data" --out build/demo --print --rows 25 --lang "$lang"

printf '\nDEMO DONE: the whole tables are in build/demo; the rulebook is %s, its articles are in %s\n' "$rulebook" "$folder/RULEBOOK.md"
