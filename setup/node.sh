# Microsoft's Open XML SDK, axe and the Nu HTML checker as npm packages, for the tests only.

modules=tests/node/node_modules
modules_stamp() { cksum <tests/node/package-lock.json; }

install_node_modules() {
    if [ "$(cat "$modules/.stamp" 2>/dev/null)" = "$(modules_stamp)" ]; then return 0; fi
    say "安装 Open XML、HTML 和无障碍的校验程序（仅测试用）"
    # not npm ci: it wants the programs for all other systems in the lock file as well
    quietly npm install --prefix tests/node --no-save --ignore-scripts --no-audit --no-fund ||
        fail "npm 安装失败，原因见上。" "npm could not install the validators; the reason is above."
    modules_stamp >"$modules/.stamp"
}
