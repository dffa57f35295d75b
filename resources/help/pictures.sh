#!/usr/bin/env bash
# Makes a picture of every screen, light and dark, with the release build. Takes the folder for the pictures, and perhaps
# a language and a size; QT_SCALE_FACTOR=2 doubles them.
set -euo pipefail
folder=$(realpath -m "${1:-build/pictures}")
cd "$(dirname "$0")/../.."
cmake --build --preset release --target athanor-screenshots >/dev/null
for theme in light dark; do
    QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen} build/release/bin/athanor-screenshots "$folder" "$theme" "${@:2}"
done
