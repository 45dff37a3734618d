# The Fandol faces (GPL with a font exception), taken out of Debian's TeX package without installing TeX.

fandol_faces="FandolSong-Regular FandolSong-Bold FandolHei-Regular FandolHei-Bold FandolFang-Regular FandolKai-Regular"
fandol_package=texlive-lang-chinese
fandol_in_package=usr/share/texlive/texmf-dist/fonts/opentype/public/fandol
fandol_licence=usr/share/doc/texlive-doc/fonts/fandol
# The program looks into its own environment, whoever runs it; LibreOffice, which tests ask, into the folder of the user.
fandol_folder=.venv/share/fonts/fandol
users_fandol=${XDG_DATA_HOME:-$HOME/.local/share}/fonts/fandol

# holds_fandol FOLDER: all six faces are in it
holds_fandol() {
    for face in $fandol_faces; do [ -s "$1/$face.otf" ] || return 1; done
}

install_fandol() {
    holds_fandol "$fandol_folder" || provide_fandol
    if [ "$1" = test ] && holds_fandol "$fandol_folder" && ! holds_fandol "$users_fandol"; then
        copy_fandol "$fandol_folder" "$users_fandol"
        if has fc-cache; then fc-cache "$users_fandol" || true; fi
    fi
}

provide_fandol() {
    for folder in "$users_fandol" assets/fonts assets/fonts/fandol; do
        if holds_fandol "$folder"; then
            copy_fandol "$folder" "$fandol_folder"
            return 0
        fi
    done
    say "安装 Fandol 字体（仿宋、楷体、黑体、宋体）到 $fandol_folder"
    if holds_fandol "/$fandol_in_package"; then
        place_fandol ""
    elif on_debian; then
        fetch_fandol
    else
        say "提示：请把 Fandol 的 .otf 文件放进 assets/fonts/；Word、WPS 的仿宋、楷体、黑体、宋体也可以。"
        say "Hint: put the Fandol .otf files, or the Chinese faces of Word or WPS, into assets/fonts/."
    fi
}

fetch_fandol() {
    work=$(mktemp -d)
    download_fandol "$work" || { can_be_root && update_lists && download_fandol "$work"; } || {
        rm -rf "$work"
        fail "下载 $fandol_package 失败，原因见上。" "The package with the Fandol faces could not be downloaded."
    }
    (cd "$work" && dpkg-deb --fsys-tarfile ./*.deb | tar -x "./$fandol_in_package" "./$fandol_licence") ||
        fail "$fandol_package 中没有 Fandol 字体。" "The package holds no Fandol faces."
    place_fandol "$work"
    rm -rf "$work"
}

download_fandol() { (cd "$1" && quietly apt-get -qq -o APT::Sandbox::User=root download "$fandol_package"); }

# place_fandol ROOT: copy faces and licence from ROOT.
place_fandol() {
    copy_fandol "$1/$fandol_in_package" "$fandol_folder"
    for text in COPYING README; do
        if [ -f "$1/$fandol_licence/$text.gz" ]; then gzip -dc "$1/$fandol_licence/$text.gz" >"$fandol_folder/$text"; fi
        if [ -f "$1/$fandol_licence/$text" ]; then cp "$1/$fandol_licence/$text" "$fandol_folder/$text"; fi
    done
}

# copy_fandol FROM TO: a face appears under its name only when it is whole.
copy_fandol() {
    mkdir -p "$2"
    for face in $fandol_faces; do
        cp "$1/$face.otf" "$2/.$face.part"
        mv -f "$2/.$face.part" "$2/$face.otf"
    done
    for text in COPYING README; do
        if [ -f "$1/$text" ]; then cp "$1/$text" "$2/$text"; fi
    done
}
