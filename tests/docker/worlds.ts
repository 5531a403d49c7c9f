/** A world the real and the simulated client are compared in: commands run in this order. */
export interface ComparedWorld {
  readonly name: string
  /** run in the simulated machine beforehand */
  readonly setUp?: readonly string[]
  /** in the working directory, of either client */
  readonly files?: Readonly<Record<string, string>>
  readonly commands: readonly string[]
}

const lines = (text: string): readonly string[] => text.split('\n').filter((line) => line.trim() !== '')

export const worlds: readonly ComparedWorld[] = [
  {
    name: 'nothing but images',
    commands: lines(`
docker ps
docker ps -a --no-trunc
docker images
docker images -a -q
docker images --digests --no-trunc
docker images --format '{{.Repository}} {{.Tag}} {{.Size}}'
docker images --filter dangling=true
docker images 'b*'
docker volume ls
docker network ls
docker network ls --no-trunc --filter driver=bridge
docker system df
docker version
docker version --format '{{.Server.Version}} {{.Client.Version}}'
docker info --format '{{.Name}} {{.Driver}} {{.NCPU}}'
docker history busybox
docker history --no-trunc -q web:1
`),
  },
  {
    name: 'a container that runs',
    setUp: ['docker run -d --name one -l tier=front -e A=1 -v data:/data busybox sleep 1000000'],
    commands: lines(`
docker ps
docker ps -s
docker ps -q --no-trunc
docker ps --format '{{json .Names}} {{.State}} {{.Label "tier"}}'
docker ps --format 'table {{.Names}}\t{{.Image}}\t{{.Mounts}}'
docker ps --filter label=tier=front --format json
docker inspect one
docker inspect -s -f '{{.SizeRw}} {{.Name}}' one
docker inspect --type container -f '{{.State.Status}}' one
docker exec one echo hello
docker exec one sh -c 'echo out; echo err >&2; exit 7'
docker exec -e X=1 -w /tmp one pwd
docker exec -d one sleep 5
docker diff one
docker port one
docker stop -t 0 one
docker start one
docker pause one
docker ps --format '{{.Status}}'
docker unpause one
docker rename one uno
docker kill uno
docker wait uno
docker rm uno
`),
  },
  {
    name: 'runs in the foreground',
    commands: lines(`
docker run --rm busybox echo hello
docker run --rm busybox sh -c 'echo out; echo err >&2; exit 3'
docker run --name kept busybox true
docker run --name kept busybox true
docker run --rm busybox nosuchprogram
docker run --rm busybox /etc
docker run --rm -t busybox echo hi
docker run --rm -i busybox cat
docker run --rm -it busybox sh
docker run --rm -a stdout busybox sh -c 'echo out; echo err >&2'
docker run -d --name bg --rm busybox sleep 1000000
docker run --rm -e A=1 -l x=y -u 1000:1000 -w /w busybox id
docker run --rm --name x busybox true
docker run --rm --net nosuch busybox true
docker run --rm --restart always busybox true
docker run --rm --pull never nosuch:image true
docker start -a kept
docker rm -f bg
docker rm nosuch
docker rm -f nosuch
`),
  },
  {
    name: 'logs',
    setUp: [
      'docker run --name talk busybox sh -c "echo one; echo two; echo three >&2"',
      'docker run -t --name tty busybox echo terminal',
    ],
    commands: lines(`
docker logs talk
docker logs --tail 1 talk
docker logs -n 0 talk
docker logs -t talk
docker logs -f talk
docker logs --details talk
docker logs --since 2000-01-01 talk
docker logs --until 2000-01-01T00:00:00Z talk
docker logs --since bogus talk
docker logs tty
docker logs nosuch
docker logs
`),
  },
  {
    name: 'mistakes',
    setUp: ['docker create --name made busybox true'],
    commands: lines(`
docker stop nosuch
docker kill made
docker pause made
docker exec made true
docker attach made
docker inspect nosuch
docker inspect -f '{{.Nope}}' made
docker inspect -f '{{' made
docker container inspect nosuch
docker image inspect nosuch
docker network inspect nosuch
docker volume inspect nosuch
docker rmi nosuch
docker tag nosuch x:y
docker network rm nosuch
docker volume rm nosuch
docker volume rm -f nosuch
docker network rm -f nosuch
docker cp nosuch:/x .
docker port made 80
docker top made
docker ps --filter bogus=1
docker images --filter bogus=1
docker volume ls --filter bogus=1
docker network ls --filter bogus=1
docker ps --format '{{.Bogus}}'
docker rename made made
docker rename made ''
`),
  },
  {
    name: 'networks',
    setUp: [
      'docker network create --label a=b mynet',
      'docker run -d --name web --net mynet busybox sleep 1000000',
    ],
    commands: lines(`
docker network ls
docker network ls --filter label=a --format '{{.Name}} {{.Driver}} {{.Labels}}'
docker network inspect mynet
docker network inspect -f '{{range .Containers}}{{.Name}}{{end}}' mynet
docker network create --subnet 10.9.0.0/24 --gateway 10.9.0.1 --internal other
docker network create mynet
docker network connect --alias db --ip 10.9.0.7 other web
docker inspect -f '{{json .NetworkSettings.Networks.other.Aliases}}' web
docker network disconnect mynet web
docker network disconnect mynet web
docker network rm mynet
docker network rm other
docker network prune -f
docker network create --driver nosuch x1
docker network create --subnet bogus x1
`),
  },
  {
    name: 'volumes',
    setUp: [
      'docker volume create --label a=b keep',
      'docker run --name user -v keep:/k -v /anon busybox true',
    ],
    commands: lines(`
docker volume ls
docker volume ls -q --filter dangling=true
docker volume ls --format '{{json .}}' --filter name=keep
docker volume inspect keep
docker volume inspect -f '{{.Mountpoint}}' keep
docker volume create
docker volume create x
docker volume create --driver nosuch named
docker volume create -o type=tmpfs -o device=tmpfs mem
docker volume rm keep
docker volume rm mem
docker volume prune -f
docker volume prune -a -f
docker run --rm -v keep:/k:ro busybox touch /k/f
docker run --rm --mount type=volume,src=keep,dst=/m busybox ls /m
docker run --rm -v relative/path:/x busybox true
docker run --rm --mount type=bogus,dst=/x busybox true
`),
  },
  {
    name: 'images and their names',
    commands: lines(`
docker tag busybox mine:1
docker tag busybox localhost:5000/team/mine:2
docker images mine
docker image ls --filter reference='m*:*' --format '{{.Tag}}'
docker image inspect busybox
docker image inspect -f '{{.Config.Cmd}} {{json .RepoTags}}' busybox
docker rmi mine:1
docker rmi localhost:5000/team/mine:2
docker tag busybox BAD:tag
docker tag busybox
docker image prune -f
docker history --format '{{.CreatedBy}}|{{.Size}}' web:1
docker images --format table
docker images --format json
docker images a b
`),
  },
  {
    name: 'ports',
    setUp: [
      'docker run -d --name published -p 8080:80 -p 127.0.0.1:9000:90/udp busybox sleep 1000000',
      'docker create --name exposed --expose 80 --expose 90-92 -P busybox true',
    ],
    commands: lines(`
docker ps
docker ps -a --format '{{.Names}}: {{.Ports}}'
docker port published
docker port published 80
docker port published 80/udp
docker port exposed
docker inspect -f '{{json .NetworkSettings.Ports}} {{json .HostConfig.PortBindings}}' published
docker ps -a --filter publish=8080 --format '{{.Names}}'
docker ps -a --filter expose=90 -q
docker run -d --name taken -p 8080:80 busybox true
docker run --rm -p 99999:80 busybox true
docker run --rm -p abc:80 busybox true
docker rm -f published
`),
  },
  {
    name: 'filters and formats of ps',
    setUp: [
      'docker run -d --name up -l env=dev busybox sleep 1000000',
      'docker run --name done busybox sh -c "exit 3"',
      'docker create --name made --net none debian:12',
    ],
    commands: lines(`
docker ps -a
docker ps -l
docker ps -n 2
docker ps -aq
docker ps -a --filter status=exited --format '{{.Names}}'
docker ps -a --filter status=bogus
docker ps -a --filter exited=3 --format '{{.Names}} {{.Command}}'
docker ps -a --filter name=^up$ --format '{{.Names}}'
docker ps -a --filter ancestor=debian:12 --format '{{.Names}} {{.Image}}'
docker ps -a --filter network=none --format '{{.Names}} {{.Networks}}'
docker ps -a --filter before=done --format '{{.Names}}'
docker ps -a --filter since=up --format '{{.Names}}'
docker ps -a --filter is-task=false -q
docker ps -a --format raw
docker ps -a --format 'table {{.ID}}\t{{.Status}}\t{{.Size}}'
docker ps -a --format '{{upper .Names}} {{truncate .ID 4}} {{len .Names}}'
docker ps -a --filter bogus
docker container prune -f --filter label=nosuch
docker container prune -f
`),
  },
  {
    name: 'files in and out',
    setUp: [
      'docker run -d --name files busybox sh -c "echo v > /root/f; mkdir /d; echo 1 > /d/1; sleep 1000000"',
    ],
    files: { 'l.txt': 'local\n' },
    commands: lines(`
docker cp files:/root/f out.txt; cat out.txt
docker cp files:/d .; cat d/1
docker cp files:/d/. copied; cat copied/1
docker cp l.txt files:/tmp/; docker exec files cat /tmp/l.txt
docker cp l.txt files:/tmp/renamed
docker cp d files:/tmp/new; docker exec files ls /tmp/new
docker cp files:/nosuch .
docker cp l.txt files:/no/such/dir/x
docker cp a b
docker cp files:/a files:/b
docker diff files
docker cp nosuch.txt files:/tmp 2>&1 | sed 's/lstat .*nosuch/lstat nosuch/'
`),
  },
  {
    name: 'lifecycle',
    setUp: ['docker create --name job busybox sh -c "echo working; exit 4"'],
    commands: lines(`
docker start job
docker wait job
docker start -a job
docker restart job
docker stop job
docker stop job
docker inspect -f '{{.State.ExitCode}} {{.RestartCount}}' job
docker update --restart on-failure:2 job
docker update --restart bogus job
docker inspect -f '{{json .HostConfig.RestartPolicy}}' job
docker rm job
docker run -d --name r --restart unless-stopped busybox sleep 1000000
docker kill -s bogus r
docker kill -s USR1 r
docker stop -s KILL -t 0 r
docker rm -v r
`),
  },
  {
    name: 'events and disk usage',
    setUp: ['docker run --name past busybox sh -c "echo big > /file"', 'docker volume create v', 'sleep 5'],
    commands: lines(`
docker events --since 1h --until 0s --filter type=container --format '{{.Action}} {{.Actor.Attributes.name}}'
docker events --since 1h --until 0s --filter type=volume
docker events --since 1h --until 0s --filter container=past --filter event=die --format '{{json .Actor.Attributes}}'
docker events --since bogus --until 0s
docker system df -v --format '{{range .Containers}}{{.Names}}{{end}}'
docker system df --format '{{.Type}} {{.TotalCount}} {{.Active}}'
docker system df --format json
docker system prune -f --filter label=nosuch
docker system prune -f
docker volume rm v
`),
  },
  {
    name: 'mistakes the client finds by itself',
    commands: lines(`
docker bogus
docker ps --bogus
docker run
docker run -p
docker logs a b
docker network bogus
docker run --memory bogus busybox
docker run --cpus -1x busybox
docker run --ulimit bogus busybox
docker run --env-file nosuch.list busybox
docker run --device a:b:c:d busybox
docker run --link a:b:c busybox true
docker run -v a:b:c:d busybox true
docker run --health-cmd x --no-healthcheck busybox
docker create --add-host bogus busybox
docker exec
docker exec --bogus x y
docker inspect
docker inspect --type bogus x
docker pull BAD
docker pull a:b:c
docker context use nosuch
docker context inspect nosuch
docker -c nosuch ps
docker -l bogus ps
docker run -v a:b:c:d busybox true
docker run --restart bogus busybox
docker run --pid bogus busybox
docker run --memory-swappiness 200 busybox
docker run -p 80-81:90 --expose x busybox
docker volume --bogus
docker attach --bogus x
docker search --limit bogus x
`),
  },
  {
    name: 'a container of many options',
    setUp: [
      'docker create --name full -h host1 --domainname example.com -u 1000 -e B=2 --env A --label-file /dev/null -w /w --entrypoint sh --stop-signal INT --stop-timeout 3 --cap-add NET_ADMIN --cap-drop CHOWN --security-opt no-new-privileges --read-only --tmpfs /t:size=1m --dns 1.1.1.1 --add-host db:10.0.0.5 --ulimit nofile=100:200 --log-opt max-size=1m --health-cmd true --health-interval 5s --init --ipc private --shm-size 32m --sysctl net.core.somaxconn=99 --group-add 33 --restart on-failure:3 -t -i busybox -c "echo hi"',
    ],
    commands: lines(`
docker inspect full
docker inspect -f '{{json .Config}}' full
docker inspect -f '{{json .HostConfig}}' full
docker inspect -f '{{.HostConfig.LogConfig}}' full
docker inspect -f '{{range $k, $v := .HostConfig.Tmpfs}}{{$k}}={{$v}}{{end}}' full
docker inspect -f '{{index .Config.Env 0}} {{len .HostConfig.Ulimits}}' full
docker inspect --format '{{.Config.StopTimeout}} {{.Config.StopSignal}}' full
docker ps -a --no-trunc --format '{{.Command}} {{.Image}} {{.RunningFor}}'
`),
  },
]
