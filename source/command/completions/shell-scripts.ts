// What each shell is told: to ask hsmscope for words, and to complete files where it has none.

type ShellScript = {
  /** The line that loads it. */
  readonly install: string;
  readonly script: string;
};

/** Bash takes `:` for the end of a word, so what stands before it is not to be repeated. */
const bash = `_hsmscope() {
  local line=\${COMP_LINE:0:COMP_POINT} word tab=$'\\t' start
  local -a words
  read -ra words <<< "$line"
  [[ $line == *[[:space:]] ]] && words+=("")
  word=\${words[-1]}
  start=\${word%"\${word##*:}"}
  COMPREPLY=()
  while IFS= read -r line; do
    line=\${line%%"$tab"*}
    [[ $line == "$word"* ]] && COMPREPLY+=("\${line#"$start"}")
  done < <(hsmscope completions words -- "\${words[@]:1}" 2>/dev/null)
  [[ \${#COMPREPLY[@]} -eq 1 && \${COMPREPLY[0]} == *: ]] && compopt -o nospace
}
complete -o default -F _hsmscope hsmscope
`;

/** A field waits for its value: no blank comes behind its colon. */
const zsh = `#compdef hsmscope
_hsmscope() {
  local line tab=$'\\t'
  local -a words_found words_shown fields_found fields_shown
  while IFS= read -r line; do
    if [[ \${line%%$tab*} == *: ]]; then
      fields_found+=("\${line%%$tab*}")
      fields_shown+=("\${line%%$tab*}  \${line#*$tab}")
    else
      words_found+=("\${line%%$tab*}")
      words_shown+=("\${line%%$tab*}  \${line#*$tab}")
    fi
  done < <(hsmscope completions words -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)
  if (( \${#words_found} + \${#fields_found} )); then
    compadd -l -d words_shown -a words_found
    compadd -S '' -l -d fields_shown -a fields_found
  else
    _files
  fi
}
compdef _hsmscope hsmscope
`;

const fish = `function __hsmscope_words
  set -l words (commandline -opc)
  hsmscope completions words -- $words[2..-1] (commandline -ct) 2>/dev/null
end
complete -c hsmscope -a '(__hsmscope_words)'
`;

export const shellScripts: {readonly [shell: string]: ShellScript} = {
  bash: {install: 'source <(hsmscope completions bash)   # in ~/.bashrc', script: bash},
  zsh: {install: 'source <(hsmscope completions zsh)    # in ~/.zshrc', script: zsh},
  fish: {install: 'hsmscope completions fish | source   # in ~/.config/fish/config.fish', script: fish},
};
