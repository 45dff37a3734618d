# The virtual environment .venv: the locked libraries, then the project itself, editable.

# Two stamps tell whether it is up to date; both are written last.
libraries_stamp() { printf '%s\n' "$PWD" "$(readlink -f .venv/bin/python)" "$(cksum <requirements.lock)"; }
project_stamp() { cksum <pyproject.toml; }
is_stamped() { [ "$(cat ".venv/$1" 2>/dev/null)" = "$2" ]; }

libraries_are_there() { [ -x .venv/bin/python ] && is_stamped .libraries "$(libraries_stamp)"; }
project_is_there() { [ -x .venv/bin/bulletin ] && is_stamped .project "$(project_stamp)"; }

# find_python: print the first Python that is new enough and can make a virtual environment
find_python() {
    for python in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 /usr/bin/python3; do
        if "$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            say "$python"
            return 0
        fi
    done
    return 1
}

python_is_there() { libraries_are_there || find_python >/dev/null; }

install_python() {
    libraries_are_there || install_libraries
    project_is_there || install_project
}

install_libraries() {
    python=$(find_python) || fail "需要 Python 3.11 或更新的版本。" "Python 3.11 or newer is needed."
    say "建立 .venv（$("$python" --version)），安装 requirements.lock 中的库，约需半分钟"
    fonts=$(mktemp -d) # an environment made anew keeps its faces
    if [ -d .venv/share/fonts ]; then cp -R .venv/share/fonts/. "$fonts"; fi
    "$python" -m venv --clear .venv
    mkdir -p .venv/share/fonts
    cp -R "$fonts/." .venv/share/fonts
    rm -rf "$fonts"
    # The lock is whole. Asked to look further, an older pip trips over a release that is newer than the locked one.
    quietly pip install --no-deps --require-hashes -r requirements.lock ||
        fail "Python 库安装失败，原因见上。" "The libraries could not be installed; the reason is above."
    quietly .venv/bin/python -c 'import weasyprint' ||
        fail "排版引擎 Pango 无法载入，请先安装 Pango。" "Pango cannot be loaded: please install it."
    libraries_stamp >.venv/.libraries
}

install_project() {
    say "把 bulletin 命令装进 .venv"
    quietly pip install --no-deps --no-index --no-build-isolation --editable . ||
        fail "bulletin 安装失败，原因见上。" "The project could not be installed; the reason is above."
    quietly pip check ||
        fail "requirements.lock 不完整，原因见上。" "requirements.lock is not whole; the reason is above."
    project_stamp >.venv/.project
}

pip() { PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_USER=0 .venv/bin/python -m pip --no-input "$@"; }
