#!/bin/sh
# Builds the release with its benchmarks and prints how Athanor compares to real Alembic, sqlite3, psql and grep on this machine.
# usage: run.sh [options of ratios.py]
set -eu
cd "$(dirname "$0")/../.."
cmake --preset release -DATHANOR_BENCHMARKS=ON
programs="athanor-cli bench_models bench_revisiongraph"
if grep -q '^ATHANOR_DESKTOP:BOOL=ON$' build/release/CMakeCache.txt; then
    programs="$programs athanor bench_following"
fi
# Unquoted on purpose: several targets.
# shellcheck disable=SC2086
cmake --build --preset release --target $programs
build/release/bin/bench_revisiongraph
exec /usr/bin/python3 tests/benchmark/ratios.py --programs build/release/bin "$@"
