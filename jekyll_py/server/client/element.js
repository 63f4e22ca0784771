// Makes an element. Children that are strings become text, never markup.
export function element(name, ...children) {
  const node = document.createElement(name);
  node.append(...children);
  return node;
}
