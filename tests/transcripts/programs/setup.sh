# The files every transcript of this folder begins with, all of July 2020.
printf 'alpha\nbeta\ngamma\n' > a.txt
printf 'one two  three\nfour\tfive\n\n\nsix\n' > b.txt
printf '10\n9\n100\n1\n2.5\n-3\n2K\n' > num
: > empty
printf 'no newline' > nonl
printf '#!/bin/sh\necho hi\n' > script.sh
chmod 755 script.sh
printf '\000\001\002\377\200\nA\r\n' > bin
printf 'héllo wörld\n日本語 text\nnaïve café\n' > utf
printf 'space\n' > 'a b'
printf 'a\na\nb\nc\nc\nc\nA\n' > dup
printf 'x,1,foo\ny,2,bar\nz,3\n,,\n' > csv
printf 'root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n' > passwd
for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
  if [ $((n % 3)) = 1 ]; then kind=ERROR; else kind=info; fi
  echo "line $n $kind message"
done > log
i=0
while [ $i -lt 2000 ]; do echo $i; i=$((i + 1)); done > big
mkdir -p d/sub
printf '1\n' > d/one
printf 'int main() { return 0; }\n' > d/two.c
printf '3\n' > d/sub/three
printf 'h\n' > d/.hidden
ln -s a.txt link
ln -s nowhere dangling
ln -s d dl
touch -h -d 2020-07-11 ./* d/* d/sub/* d/.hidden .
