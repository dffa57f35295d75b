# Sourced by run.sh and test.sh: which packages of Debian 12 or Ubuntu 24.04 each needs, and how they get there.

build_packages=(
    g++ cmake ninja-build ccache lld
    qt6-base-dev libqt6sql6-sqlite libqt6sql6-psql libqt6sql6-mysql qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
    libqscintilla2-qt6-dev libcli11-dev libtomlplusplus-dev libexpected-dev libgl-dev
    qtkeychain-qt6-dev libsecret-1-0
)
desktop_packages=(qt6-qpa-plugins libqt6svg6 fonts-dejavu-core)
test_packages=(alembic python3-alembic python3-sqlalchemy python3-psycopg2 postgresql python3-pymysql mariadb-server sqlite3 xvfb xauth
    dbus-daemon gnome-keyring openssl)
check_packages=(clang-tidy clang-format git clang-14 libclang-rt-14-dev)

# install_packages NAME...: installs those that are missing, and says so.
install_packages() {
    local missing=() name
    for name in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing+=("$name")
    done
    [ ${#missing[@]} -gt 0 ] || return 0

    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || { echo "These packages are needed, and there is no sudo to install them: ${missing[*]}" >&2; return 1; }
        as_root=(sudo)
    fi
    echo "Installing from the distribution (${as_root[*]:-as root}): ${missing[*]}"
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# build_preset NAME [TARGET...]: configures when needed and builds the targets, or everything.
build_preset() {
    local name=$1
    shift
    [ -f "build/$name/build.ninja" ] || cmake --preset "$name"
    cmake --build --preset "$name" ${1:+--target "$@"}
}
