"""The difference between two pictures, computed and drawn by the browser that took them."""

from __future__ import annotations

from base64 import b64decode, b64encode
from typing import TYPE_CHECKING

from ..lazy.tuples import NamedTuple

if TYPE_CHECKING:
    from playwright.sync_api import Page

_SCRIPT = """
async ([before, after]) => {
  const load = async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    return image;
  };
  const images = [await load(before), await load(after)];
  const width = Math.max(...images.map((image) => image.width));
  const height = Math.max(...images.map((image) => image.height));
  const [old, fresh] = images.map((image) => {
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.drawImage(image, 0, 0);
    return context;
  });
  const a = old.getImageData(0, 0, width, height).data;
  const picture = fresh.getImageData(0, 0, width, height);
  const b = picture.data;
  let changed = 0;
  for (let at = 0; at < b.length; at += 4) {
    const distance = Math.max(...[0, 1, 2, 3].map((channel) => Math.abs(a[at + channel] - b[at + channel])));
    if (distance > 8) {
      changed += 1;
      b.set([220, 0, 60, 255], at);
    } else {
      const grey = 255 - (255 - (b[at] + b[at + 1] + b[at + 2]) / 3) / 3;
      b.set([grey, grey, grey, 255], at);
    }
  }
  fresh.putImageData(picture, 0, 0);
  return [changed, width * height, fresh.canvas.toDataURL('image/png').split(',')[1]];
}
"""
"""Both pictures at the size of the larger one; a pixel that differs visibly becomes red, all others pale and grey."""


class Difference(NamedTuple):
    """The difference between two pictures."""

    changed: int
    """The number of pixels that differ."""
    pixels: int
    """The number of all."""
    marked: bytes
    """The picture with them in red, as PNG."""


def difference(before: bytes, after: bytes, tab: Page) -> Difference:
    """Compare two pictures.

    Args:
        before: the older one, as PNG.
        after: the newer one.
        tab: an empty page of a browser.
    """
    texts = [b64encode(picture).decode() for picture in (before, after)]
    changed, pixels, marked = tab.evaluate(_SCRIPT, texts)
    return Difference(int(changed), int(pixels), b64decode(marked))
