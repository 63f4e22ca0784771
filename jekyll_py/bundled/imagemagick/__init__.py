"""jekyll-imagemagick: pictures in other sizes and formats, made with Pillow."""
