"""Chinese, Japanese and Korean text: emphasis, ids, quotes, lists and tables as Ruby has them."""

from __future__ import annotations

import pytest

from jekyll_py import kramdown
from jekyll_py.reference import DEBIAN
from tests.kramdown.oracle import JEKYLL, Kramdown

TEXTS = [
    "**加粗**，*斜体*。（*括号*）“**引号**”",
    "这是**强调。**然后继续，这是**“强调”**继续",
    "汉_下划线_字 与 _下划线_ 与 汉 _字_，",
    "汉字*斜体*汉字**粗体**汉字***两者***汉字",
    "日本語の*強調*と**太字**、「*引用*」です。",
    "한국어 **굵게**는 *기울임*을 __다시__",
    "# 中文标题\n\n## 中文标题\n\n### 第 1 章：开始（上）\n\n#### ＡＢＣ　全角空格\n",
    "# 日本語の見出し、と。\n\n# ひらがな・カタカナー\n\n# 한국어 제목\n",
    "# हिन्दी शीर्षक\n\n# العربية عنوان\n\n# ไทย หัวข้อ\n\n# Ελληνικός Τίτλος\n\n# ΑΣ ΟΔΟΣ\n\n# İstanbul ǅ\n",
    '他说"你好"，她说\'再见\'。"quoted"中文"again" 中\'a\'文',
    '中文"English"中文\'English\'。"中文"',
    "中文...省略号--破折号---长破折号<<书名>>",
    "　　全角空格开头的段落\n\n　- 不是列表\n\n- 列表　\n- 　列表",
    "第一行\n第二行\nline three\n第四行",
    "|表头|另一个|\n|---|:-:|\n|单元格|`代码`|\n",
    "- [ ] 待办\n- [x] 完成\n",
    "术语\n: 定义\n\n[链接](http://例子.测试/路径 \"标题\") ![图](图.png) [引用][参考]\n\n[参考]: /网址 '说明'\n",
    "脚注[^1]和[^一]\n\n[^1]: 内容\n[^一]: 不是脚注\n",
    "HTML是标记，HTML 是标记\n\n*[HTML]: 超文本\n*[标记]: 记号\n",
    "{:.类 #标识}\n段落{:.行内}\n\n*强调*{:.类}\n",
    "हिन्दी_शब्द_ हि_ं_ _अ_² _अ_२ _a_é ไทย_คำ_ Ⅷ_a_ ²_a_",
    "中文&nbsp;中文&copy;；<https://例子.测试/>，<邮件@例子.测试>",
    '𠮷野家 *𠮷* **😀** `😀` 😀"quoted"😀\n\n# 😀 emoji 标题\n',
]


@pytest.mark.ruby
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("changes", [{}, {"remove_line_breaks_for_cjk": True}, {"input": "kramdown"}], ids=str)
def test_as_ruby(ruby: Kramdown, text: str, changes: dict[str, object]) -> None:
    options = {**JEKYLL, **changes}
    assert kramdown.convert(text, options, reference=DEBIAN) == ruby(text, options).html


def test_straight_quotes_between_chinese_characters_can_be_paired() -> None:
    text = '他说"你好"，她说\'再见\'。It\'s "fine".\n'
    options = {**kramdown.JEKYLL_DEFAULTS, "smart_quotes_for_cjk": True}
    assert kramdown.convert(text, options) == "<p>他说“你好”，她说‘再见’。It’s “fine”.</p>\n"


def test_ids_of_chinese_headings_are_their_text() -> None:
    html = kramdown.convert("# 中文标题\n\n# 中文标题\n", kramdown.JEKYLL_DEFAULTS)
    assert 'id="中文标题"' in html
    assert 'id="中文标题-1"' in html
