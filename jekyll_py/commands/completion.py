"""The command ``completion``: print the script that completes the command line in a shell."""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import JekyllError
from ..hints import near_miss
from .completions import SHELLS, completions
from .request import Request

_WORDS = "words"
"""The argument with which the scripts ask for completions, before those of the command line."""

_SCRIPTS: Mapping[str, str] = {
    "bash": """\
# In ~/.bashrc: source <(jekyll-py completion bash)
_jekyll_py() {
  local word
  COMPREPLY=()
  while IFS= read -r word; do
    COMPREPLY+=("$(printf %q "$word")")
  done < <(jekyll-py completion words -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | grep .)
}
complete -o bashdefault -o default -F _jekyll_py jekyll-py
""",
    "zsh": """\
#compdef jekyll-py
# In ~/.zshrc, after compinit: source <(jekyll-py completion zsh)
_jekyll_py() {
  local -a found
  found=("${(@f)$(jekyll-py completion words -- "${(@)words[2,$CURRENT]}" 2>/dev/null)}")
  if [[ -n "$found" ]]; then compadd -- "${found[@]}"; else _files; fi
}
compdef _jekyll_py jekyll-py
""",
    "fish": """\
# In ~/.config/fish/config.fish: jekyll-py completion fish | source
complete -c jekyll-py -a '(jekyll-py completion words -- (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'
""",
}


def run(request: Request) -> int:
    """Print the script for the shell in the arguments.

    Raises:
        JekyllError: no shell is named, or one that is not known.
    """
    name, *words = request.arguments or ("",)
    if name == _WORDS:
        print("\n".join(completions(words)))
        return 0
    script = _SCRIPTS.get(name)
    if script is None:
        known = " | ".join(SHELLS)
        message = f"there is no completion for {name}" if name else "completion needs the name of a shell"
        raise JekyllError(message, hint=near_miss(name, SHELLS) or f"jekyll-py completion {known}")
    print(script, end="")
    return 0
