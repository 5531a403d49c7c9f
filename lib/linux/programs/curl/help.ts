/** What `curl --help` prints; the options it lists are those that exist. */
export const help = `Usage: curl [options...] <url>
     --connect-timeout <seconds>  end when there is no connection by then
 -d, --data <data>          send <data> by POST; @file takes it from a file
     --data-ascii <data>    the same
     --data-binary <data>   the same, newlines kept
     --data-raw <data>      the same, @ is no file
     --data-urlencode <data>  the same, encoded for a URL
     --json <data>          the same, as JSON
 -D, --dump-header <filename>  write headers to a file
 -f, --fail                 fail on HTTP errors, without output
     --fail-with-body       fail on HTTP errors, with output
 -G, --get                  put data into the URL
 -I, --head                 headers only
 -H, --header <header/@file>  send this header
 -h, --help                 print this
 -i, --include              headers too
 -k, --insecure             no effect
 -4, --ipv4                 no effect
 -L, --location             follow redirects
     --max-redirs <num>     at most so many (50)
 -m, --max-time <seconds>   end after that time
 -N, --no-buffer            no effect
     --no-progress-meter    no progress meter
     --noproxy <list>       no effect
 -o, --output <file>        write to a file
 -O, --remote-name          write to a file named as in the URL
     --output-dir <dir>     where such files go
     --create-dirs          make directories for them
 -e, --referer <URL>        send this Referer
 -X, --request <method>     use this method
     --resolve <host:port:addr>  use this address
     --retry <num>          try again so often
     --retry-connrefused    a refused connection is tried again too
     --retry-delay <seconds>  wait between tries
 -s, --silent               no meter, no messages
 -S, --show-error           messages even so
 -T, --upload-file <file>   send a file by PUT
     --unix-socket <path>   connect to this socket
     --url <url>            a URL
 -u, --user <user:password>  log in
 -A, --user-agent <name>    call yourself so
 -b, --cookie <data>        send these cookies
 -v, --verbose              tell what is done
 -V, --version              print the version
 -w, --write-out <format>   print this afterwards

Not simulated here: -6, --ipv6; -F, --form <name=content>; -x, --proxy <host>; -c, --cookie-jar <file>; -C, --continue-at <offset>; -K, --config <file>; -r, --range <range>; -z, --time-cond <time>; -J, --remote-header-name; -#, --progress-bar; -Z, --parallel; -a, --append; -B, --use-ascii; -E, --cert <certificate>; -g, --globoff; -j, --junk-session-cookies; -l, --list-only; -M, --manual; -n, --netrc; -p, --proxytunnel; -P, --ftp-port <address>; -q, --disable; -Q, --quote <command>; -R, --remote-time; -t, --telnet-option <opt>; -U, --proxy-user <user>; -y, --speed-time <seconds>; -Y, --speed-limit <speed>; -0, --http1.0; --http1.1; --http2; -1, --tlsv1; --cacert <file>; --capath <dir>; --cert-type <type>; --compressed; --key <key>; --limit-rate <speed>; --trace <file>; --trace-ascii <file>; --interface <name>; --local-port <num>; --socks5 <host>; --abstract-unix-socket <path>; --retry-all-errors; --retry-max-time <seconds>; --xattr; --stderr <file>; --parallel-max <num>; --proto <protocols>; --path-as-is; --request-target <path>; --tcp-nodelay; --keepalive-time <seconds>; --dns-servers <addresses>; --haproxy-protocol
`
