"""Pages as people write them before they know that themes have settings."""

from __future__ import annotations

FRONT = "---\nlayout: default\n---\n"
LINKS = "[[English]](./index.md) [[中文]](./index_cn.md)\n\n"

ENGLISH = f"""{FRONT}## Your Name's Homepage

{LINKS}I am a scientist of the made-up, and this sentence says what the work is about & why.

## Publications

#### Papers of the first kind

1. **Your Name**, [A Title](https://example.org/), **Conference on Examples, 2026**

## Code

```python
print("a line that is so long that on a small screen it has to scroll sideways rather than to break")
```

| a | b |
|---|---|
| 1 | 2 |

- [x] done
- [ ] to do

## Contact

you at example.org
"""

CHINESE = f"""{FRONT}## 你的名字 个人主页

{LINKS}我是虚构领域的研究者，这一段文字说明研究的内容和研究的理由，写得稍微长一点。

## 出版物

1. **Your Name**, [A Title](https://example.org/), **Conference on Examples, 2026**
"""

PAGES = {
    "index.md": ENGLISH,
    "index_cn.md": CHINESE,
    "about.md": "---\nlayout: page\ntitle: About & more\n---\nThe text of the page.\n",
    "about_cn.md": "---\nlayout: page\ntitle: 关于\n---\n正文。\n",
    "about.fr.md": "---\nlayout: page\ntitle: À propos\n---\nLe texte.\n",
    "about_us.md": "---\nlayout: page\ntitle: About us\n---\nThe text.\n",
    "about.json": "---\n---\n{}\n",
    "make-it.md": FRONT + "# Make it\n\nThe text.\n",
    "notes-zh-tw.md": FRONT + "# 筆記\n\n正文。\n",
    "paper_ja.md": FRONT + "# 論文\n\n本文。\n",
    "unmarked.md": FRONT + "# 主页\n\n这是我的主页，写的是中文。\n",
    "declared.md": "---\nlayout: default\nlang: de\n---\n# Seite\n\nThe language is declared.\n",
    "vita.md": "---\nlayout: page\nlang: en\nref: vita\ntitle: Vita\n---\n## Vita\n\nThe text.\n",
    "lebenslauf.md": "---\nlayout: page\nlang: de\nref: vita\ntitle: Lebenslauf\n---\nDer Text.\n",
    "nothing.md": FRONT,
    "home.md": "---\nlayout: home\n---\n## Yet another homepage\n\nThe text.\n",
    "twice.md": "---\nlayout: home\ntitle: Somebody's page\n---\n# Somebody's page\n\nThe text.\n",
}
"""Path to text; what languages they are in and which of them belong together, no setting says."""

LANGUAGES = {
    "index.html": "en",
    "index_cn.html": "zh-CN",
    "about.html": "en",
    "about_cn.html": "zh-CN",
    "about.fr.html": "fr",
    "about_us.html": "en",
    "make-it.html": "en",
    "notes-zh-tw.html": "zh-TW",
    "paper_ja.html": "ja",
    "unmarked.html": "zh-CN",
    "declared.html": "de",
    "vita.html": "en",
    "lebenslauf.html": "de",
    "nothing.html": "en",
    "home.html": "en",
    "twice.html": "en",
}

HOMES = {"en": "/", "zh-CN": "/index_cn.html", "x-default": "/"}
ABOUTS = {"en": "/about.html", "fr": "/about.fr.html", "zh-CN": "/about_cn.html", "x-default": "/about.html"}
VITAE = {"en": "/vita.html", "de": "/lebenslauf.html", "x-default": "/vita.html"}

ALTERNATES = {
    **dict.fromkeys(("index.html", "index_cn.html"), HOMES),
    **dict.fromkeys(("about.html", "about_cn.html", "about.fr.html"), ABOUTS),
    **dict.fromkeys(("vita.html", "lebenslauf.html"), VITAE),
}
"""Built page to its versions; the other pages have none."""
