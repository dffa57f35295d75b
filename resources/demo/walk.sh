#!/usr/bin/env bash
# The demo on the command line, on a copy of its own: compare, generate, step up, show history, step down.
# Takes the path of athanor-cli.
set -euo pipefail
program=$(realpath "$1")
demo=$(realpath "$(dirname "$0")")
copy=$(mktemp -d "${TMPDIR:-/tmp}/athanor-demo.XXXXXX")
cp -r "$demo/shop/." "$copy"
cd "$copy"

say() { printf '\n\033[1m%s\033[0m\n' "$1"; }
run() { printf '$ athanor-cli %s\n' "$*"; "$program" "$@"; }

echo "A copy of the demo is in $copy"
say "The chain that the project has already"
run upgrade head

say "What differs between the database and the model, schema.sql?"
run compare

say "Make a revision of it"
run revision --autogenerate -m "vouchers and required email" --rev-id 5d7703be9a14

say "The database refuses it: some customers have no email, and two share one. Nothing of it remains."
if run upgrade head; then
    echo "The demo's data let it pass, which they should not." >&2
    exit 1
fi
run current

say "So the file gets a step that fills them in, and is run again"
sed -i '0,/    # ### commands auto generated/s//    op.execute("UPDATE customer SET email = '"'customer' || id || '@example.org'"'")\n&/' \
    migrations/versions/5d7703be9a14_*.py
run upgrade head

say "History"
run history --indicate-current

say "And one step down again"
run downgrade -1
run current
