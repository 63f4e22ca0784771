const base = "/文档";
const docs = ["Options <all>","安装","第一步"];
if (1 < 2 && "文档 Documentation") { /* /assets/js/search.js */ }
