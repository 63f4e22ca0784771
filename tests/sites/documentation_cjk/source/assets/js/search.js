---
---
const base = {{ site.baseurl | jsonify }};
const docs = {{ site.docs | map: "title" | jsonify }};
if (1 < 2 && "{{ site.title }}") { /* {{ page.url }} */ }
