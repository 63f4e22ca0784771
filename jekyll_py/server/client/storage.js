// What the preview remembers in the browser. A frame without an origin has no storage.
export function recall(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // it is forgotten with the page
  }
}
