"""Traditional characters among simplified ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage
from bulletin.rules.rule import PassageRule, Slip

# Only what no norm lists for names, and what has one simplified form: 鍾, 昇, 於, 後, 乾, 著, 靈, 雲, 義 and their like are left out.
_FORMS = dict(re.findall(
    r"(\S)(\S)",
    "個个 們们 來来 國国 會会 為为 時时 說说 這这 開开 發发 過过 還还 進进 對对 學学 長长 門门 問问 間间 電电 車车 見见 與与 產产 務务 實实 議议 題题 總总 經经 濟济 織织 線线 統统 結结 給给 級级 約约 網网 維维 選选 舉举 關关 點点 兩两 業业 區区 縣县 鄉乡 鎮镇 黨党 員员 辦办 處处 廳厅 規规 劃划 據据 報报 導导 動动 勞劳 機机 構构 檢检 條条 將将 從从 應应 當当 帶带 幫帮 廣广 強强 復复 愛爱 態态 慶庆 憲宪 戰战 擇择 擊击 擔担 擴扩 數数 斷断 無无 舊旧 樣样 標标 樓楼 權权 歡欢 歲岁 歷历 歸归 氣气 決决 測测 滿满 漢汉 滅灭 災灾 熱热 爭争 狀状 獨独 獲获 環环 現现 畫画 療疗 監监 盤盘 眾众 確确 禮礼 稅税 稱称 穩稳 競竞 筆笔 節节 範范 築筑 簡简 紀纪 練练 終终 組组 絕绝 繼继 續续 職职 聯联 聲声 聽听 腦脑 臨临 藝艺 藥药 號号 術术 衛卫 裝装 補补 複复 觀观 視视 覺觉 計计 訂订 討讨 訓训 記记 訪访 設设 許许 訴诉 評评 詞词 試试 話话 該该 詳详 認认 語语 課课 調调 談谈 請请 論论 證证 識识 譯译 護护 讀读 變变 讓让 負负 財财 責责 貨货 貫贯 費费 資资 賽赛 質质 購购 贈赠 輕轻 載载 輔辅 輪轮 輸输 轉转 運运 達达 適适 遠远 遲迟 遷迁 邊边 醫医 釋释 針针 鋼钢 錄录 錢钱 鐵铁 鑒鉴 隊队 階阶 際际 隨随 險险 難难 雙双 雜杂 靜静 須须 預预 領领 頭头 願愿 類类 顯显 飯饭 養养 館馆 驗验 體体 齡龄",
))  # fmt: skip
_TRADITIONAL = re.compile(f"[{''.join(_FORMS)}]+")
# A passage with more of them is meant so.
_MEANT = 0.2


def check(passage: Passage) -> Iterator[Slip]:
    """Find traditional characters in a passage that is simplified."""
    found = [*_TRADITIONAL.finditer(passage.own)]
    if sum(len(one[0]) for one in found) > _MEANT * len(passage.text):
        return
    for one in found:
        right = "".join(_FORMS[char] for char in one[0])
        yield Slip(*one.span(), f"“{one[0]}”是繁体字", right)


RULE = PassageRule(
    Code(
        "character-traditional",
        family="wording",
        title="混入繁体字",
        what="简体的文字里夹着繁体字，如“們”“務”“縣”。引号、书名号里的，整段都是繁体的，不算；人名里常用的繁体、异体字不查。",
        why="多半是从别的文件粘贴、扫描识别带来的；通用的是规范汉字。",
        instead="换成简体字。",
        severity=Severity.WARNING,
        fixable=True,
        wrong={
            "代表們认真履職，积极建言。": "代表们认真履职，积极建言。",
            "某縣人大常委会听取专项报告。": "某县人大常委会听取专项报告。",
        },
        right=(
            "代表们认真履职，积极建言。",
            "匾额上题的是“為人民服務”，至今还在。",
            "王喆、李镕、张瑋、钟昇都到了会。",
        ),
    ),
    check,
    cue=_TRADITIONAL.pattern,
)
