/** What `expr --help` prints; the options it lists are those that exist. */
export const help = `Usage: expr EXPRESSION
Print the value of EXPRESSION: | & < <= = != >= > + - * / % :, length, substr,
index, match, parentheses.

      --help     print this help
      --version  print the version
`
