"""What plugins in Ruby see and set of a site before its render stage, where they render templates of their own."""
