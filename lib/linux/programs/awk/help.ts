/** What awk prints when it is called without a program. */
export const help = `Usage: mawk [Options] [Program] [file ...]

Options:
    -f program-file  a file with the program
    -F value         what separates fields
    -v var=value     set a variable first
    --               the program follows
    -W version       print the version
`
