# Messages, and commands whose output is shown only when they fail.

say() { printf '%s\n' "$*"; }

fail() {
    printf '错误：%s\n' "$1" >&2
    shift
    for line in "$@"; do printf '      %s\n' "$line" >&2; done
    exit 3
}

has() { command -v "$1" >/dev/null 2>&1; }

# quietly COMMAND...: run it; on failure show the end of what it said.
quietly() {
    log=$(mktemp)
    if "$@" >"$log" 2>&1 </dev/null; then
        rm -f "$log"
    else
        tail -n 40 "$log" >&2
        rm -f "$log"
        return 1
    fi
}
