# What `make bench` measures ours against, in an environment of its own within .venv: the project needs none of it.

peers_stamp() { cksum <benchmarks/requirements.lock; }

# What cannot be installed here is left out, and the table says so.
install_peers() {
    if is_stamped peers/.stamp "$(peers_stamp)"; then return 0; fi
    say "安装 Typst 和 pandoc（仅比较速度用）"
    rm -rf .venv/peers
    .venv/bin/python -m venv .venv/peers
    if quietly env PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_USER=0 .venv/peers/bin/python -m pip --no-input install \
        --no-deps --only-binary :all: --require-hashes -r benchmarks/requirements.lock; then
        peers_stamp >.venv/peers/.stamp
    else
        say "提示：Typst 和 pandoc 没有装上，原因见上；表中缺这几行"
    fi
}
