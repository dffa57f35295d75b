#!/usr/bin/env bash
# Installs what the tests need, builds everything and runs all tests. Arguments go to ctest.
set -euo pipefail
cd "$(dirname "$0")"
source .ci/packages.sh

install_packages "${build_packages[@]}" "${desktop_packages[@]}" "${test_packages[@]}"
build_preset release
ctest --preset release "$@"
