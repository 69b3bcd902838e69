" Vim compiler file: Chinese names in Korean text, checked by ireum.
if exists("current_compiler")
  finish
endif
let current_compiler = "ireum"
CompilerSet makeprg=ireum\ check\ --format\ line\ --quiet
" Columns count characters and Vim counts bytes, so that only the line is taken.
CompilerSet errorformat=%f:%l:%*\\d:\ %trror[%.%#]:\ %m,%f:%l:%*\\d:\ %tarning[%.%#]:\ %m,%f:%l:%*\\d:\ %tnfo[%.%#]:\ %m
