#!/usr/bin/env bash
# Builds Athanor and opens it on a copy of the demo project. Without a display it walks through the demo on the command line.
set -euo pipefail
cd "$(dirname "$0")"
source .ci/packages.sh

install_packages "${build_packages[@]}" "${desktop_packages[@]}"
build_preset release athanor athanor-cli

copy="${XDG_DATA_HOME:-$HOME/.local/share}/athanor/demo"

if [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; then
    exec build/release/bin/athanor --demo "$copy" "$@"
fi

echo "There is no display here, so the demo goes on the command line. The desktop is build/release/bin/athanor."
exec resources/demo/walk.sh build/release/bin/athanor-cli
