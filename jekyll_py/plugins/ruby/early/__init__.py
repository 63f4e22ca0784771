"""The site as plugins in Ruby see and change it before its render stage, where they render templates of their own."""
