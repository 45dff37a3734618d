# Programs, libraries and faces from the system: installed on Debian and its kin, named elsewhere.

# package, the command it gives (- for none: ask dpkg), what it is for
needs() {
    cat <<'LIST'
libpango-1.0-0       -          排版引擎
libpangoft2-1.0-0    -          排版引擎
libharfbuzz-subset0  -          嵌入字体（缺少时慢三十倍）
fontconfig           fc-cache   字体目录
fonts-liberation     -          西文字体
fonts-noto-cjk       -          后备汉字字体
poppler-utils        pdftotext  检查PDF
LIST
    [ "$1" = build ] || cat <<'LIST'
libreoffice-writer   soffice    测试：独立排版DOCX
python3-uno          -          测试：在LibreOffice中编辑DOCX
qpdf                 qpdf       测试：检查PDF结构
ghostscript          gs         测试：PDF分色
nodejs               node       测试：微软Open_XML校验
npm                  npm        测试：微软Open_XML校验
chromium             chromium   测试：在浏览器里看阅读页
default-jre-headless java       测试：Nu_HTML校验
LIST
}

on_debian() { has apt-get && has dpkg-query; }

# Print the rows of needs that are not there yet.
missing() {
    there=$(on_debian && dpkg-query -W -f '${db:Status-Status} ${Package}\n' 2>/dev/null | grep "^installed ") || true
    needs "$1" | while read -r package command reason; do
        if [ "$command" != - ]; then
            has "$command" || say "$package $reason"
        elif on_debian; then
            printf '%s\n' "$there" | grep -qx "installed $package" || say "$package $reason"
        fi
    done
    python_is_there || say "python3-venv Python虚拟环境"
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
can_be_root() { [ "$(id -u)" = 0 ] || has sudo; }

apt() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=300 "$@"; }

updated=no
update_lists() {
    [ "$updated" = no ] || return 0
    updated=yes
    say "更新 Debian 软件包目录"
    quietly apt update || say "提示：软件包目录更新失败，用现有目录继续"
}

install_packages() {
    rows=$(missing "$1")
    [ -n "$rows" ] || return 0
    names=$(printf '%s\n' "$rows" | cut -d ' ' -f 1 | tr '\n' ' ')
    on_debian || tell_what_to_install "$names"
    can_be_root || fail "没有管理员权限，也没有 sudo。请以管理员身份运行：" "Neither root nor sudo. Run as root:" \
        "apt-get update && apt-get install --no-install-recommends $names"
    update_lists
    say "安装 Debian 软件包："
    printf '%s\n' "$rows" | sed 's/^/  /'
    # shellcheck disable=SC2086 # the names are words of their own
    quietly apt install --no-install-recommends $names ||
        fail "软件包安装失败，原因见上。" "The packages could not be installed; the reason is above."
}

tell_what_to_install() {
    fail "本机不是 Debian 系统，请先自行安装（括号内为 Debian 的包名）：" \
        "Not a Debian system: please install these yourself (by Debian's names):" \
        "$1" \
        "macOS: brew install python@3.13 pango fontconfig poppler qpdf ghostscript node openjdk; brew install --cask libreoffice chromium" \
        "Fedora: dnf install python3 pango harfbuzz fontconfig poppler-utils qpdf ghostscript nodejs libreoffice-writer libreoffice-pyuno chromium java-headless"
}
