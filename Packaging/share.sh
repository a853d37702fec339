#!/usr/bin/env bash
# Writes what belongs beside the program: manual pages and completions, as the program itself says them.
#
#   share.sh PROGRAM DIRECTORY    makes DIRECTORY/man, DIRECTORY/bash-completion, DIRECTORY/zsh and DIRECTORY/fish anew
set -euo pipefail
program=$(realpath "$1")
directory=$2
here=$(dirname "$0")

rm -rf "$directory"
mkdir -p "$directory"/{man,bash-completion/completions,zsh/site-functions,fish/vendor_completions.d}
"$here/manual.py" write "$program" "$directory/man"
"$program" --generate-completion-script bash | sed '1{/^#!/d}' >"$directory/bash-completion/completions/bizlog"
"$program" --generate-completion-script zsh >"$directory/zsh/site-functions/_bizlog"
"$program" --generate-completion-script fish >"$directory/fish/vendor_completions.d/bizlog.fish"
