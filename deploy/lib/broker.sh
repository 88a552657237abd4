# A private RabbitMQ node on the loopback interface, for tests and demonstrations. Source this file (bash).
#
#   broker_start DIR [DEFINITIONS_JSON]   start, or start again after a crash: the data and the port stay
#   broker_ctl DIR ARGUMENT...            rabbitmqctl against that node
#   broker_kill DIR                       kill -9 the node, as a power cut would; broker_start brings it back
#   broker_stop DIR                       end the node and its port mapper, and check that nothing remains
#
# Everything lives under DIR: data, logs, configuration, the Erlang cookie, and broker.env with the port, the node
# name and the process ids. A node has its own port mapper (epmd), so that several run side by side and none of them
# touches a RabbitMQ the machine already runs. Debian's wrappers change to the user `rabbitmq`; we call what they
# call, so this works as root and as anybody.
#
# broker_start exports KHUEVAN_BROKER_PORT and KHUEVAN_BROKER_URL. Settings, all optional, before the first start:
#   KHUEVAN_BROKER_CONFIG   a file whose lines are added to rabbitmq.conf (a TLS listener, a memory limit)
#   KHUEVAN_BROKER_PLUGINS  plugin names separated by commas
#   KHUEVAN_BROKER_LIMIT    seconds to wait for the node, 60 by default

KHUEVAN_RABBITMQ_BIN=${KHUEVAN_RABBITMQ_BIN:-/usr/lib/rabbitmq/bin}

broker_say() { printf 'broker: %s\n' "$*" >&2; }

# Prints that many TCP ports nobody on the loopback interface answers on, below the range the kernel hands out itself.
broker_free_ports() {
    local wanted=$1 port
    while [ "$wanted" -gt 0 ]; do
        port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000))
        case " ${broker_taken:-} " in *" $port "*) continue ;; esac
        if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
            printf '%s\n' "$port"
            broker_taken="${broker_taken:-} $port"
            wanted=$((wanted - 1))
        fi
    done
}

# Becomes a command with the environment of the node in DIR and nothing of the machine's own RabbitMQ. Call it in a
# subshell: it does not return, so that the process id of that subshell becomes the command's.
#
# RabbitMQ ties each of Erlang's schedulers to a processor of its own (+stbt db), and the first does nearly all the work.
# Beside others on the machine, services or a second node, it would wait for that one while another is idle.
broker_become() {
    local dir=$1
    shift
    # shellcheck disable=SC1091
    . "$dir/broker.env" && cd "$dir" || exit 1
    exec env -i PATH="$PATH" HOME="$dir/home" LANG=C.UTF-8 \
        RABBITMQ_NODENAME="$BROKER_NODE" RABBITMQ_NODE_IP_ADDRESS=127.0.0.1 \
        RABBITMQ_CONF_ENV_FILE=/dev/null RABBITMQ_CONFIG_FILE="$dir/rabbitmq.conf" \
        RABBITMQ_ADVANCED_CONFIG_FILE="$dir/advanced.config" \
        RABBITMQ_ENABLED_PLUGINS_FILE="$dir/enabled_plugins" \
        RABBITMQ_MNESIA_BASE="$dir/data" RABBITMQ_LOG_BASE="$dir/log" \
        RABBITMQ_DIST_PORT="$BROKER_DIST_PORT" ERL_EPMD_PORT="$BROKER_EPMD_PORT" ERL_EPMD_ADDRESS=127.0.0.1 \
        RABBITMQ_CTL_DIST_PORT_MIN="$((BROKER_DIST_PORT + 20000))" \
        RABBITMQ_CTL_DIST_PORT_MAX="$((BROKER_DIST_PORT + 20020))" \
        RABBITMQ_SCHEDULER_BIND_TYPE=u \
        RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="-kernel inet_dist_use_interface {127,0,0,1} +S 2:2 +A 16 +B i" "$@"
}

broker_ctl() {
    local dir
    dir=$(cd "$1" && pwd) || return 1
    shift
    (broker_become "$dir" "$KHUEVAN_RABBITMQ_BIN/rabbitmqctl" "$@")
}

# Chooses the ports and the cookie of a node that has never run here.
broker_prepare() {
    local dir=$1 cookie
    local -a ports
    mkdir -p "$dir/home" "$dir/data" "$dir/log" && chmod 700 "$dir" "$dir/home" || return 1
    mapfile -t ports < <(broker_free_ports 3)
    cookie=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    (umask 077 && printf '%s' "$cookie" >"$dir/home/.erlang.cookie") && chmod 400 "$dir/home/.erlang.cookie" || return 1
    cat >"$dir/broker.env" <<ENV
BROKER_PORT=${ports[0]}
BROKER_DIST_PORT=${ports[1]}
BROKER_EPMD_PORT=${ports[2]}
BROKER_NODE=khuevan-${ports[0]}@localhost
BROKER_HOME=$dir/home
ENV
}

# Writes the node's configuration; the definitions are read again at every start.
broker_configure() {
    local dir=$1 definitions=$2
    printf '[%s].\n' "${KHUEVAN_BROKER_PLUGINS:-}" >"$dir/enabled_plugins"
    printf '[].\n' >"$dir/advanced.config"
    {
        printf 'listeners.tcp.1 = 127.0.0.1:%s\n' "$BROKER_PORT"
        printf 'loopback_users = none\nlog.console = false\nlog.file.level = warning\n'
        printf 'vm_memory_high_watermark.absolute = 512MiB\ndisk_free_limit.absolute = 50MB\n'
        printf 'num_acceptors.tcp = 2\ncollect_statistics = none\n'
        # Quorum queues keep what their log holds in memory too, and it may grow to this: the standard of 512 MB alone
        # would reach the limit above (https://www.rabbitmq.com/docs/quorum-queues#resource-use).
        printf 'raft.wal_max_size_bytes = 67108864\n'
        if [ -n "$definitions" ]; then printf 'load_definitions = %s\n' "$definitions"; fi
        if [ -n "${KHUEVAN_BROKER_CONFIG:-}" ]; then cat "$KHUEVAN_BROKER_CONFIG"; fi
    } >"$dir/rabbitmq.conf"
}

# Sets a name in broker.env.
broker_note() {
    local dir=$1 name=$2 value=$3
    grep -v "^$name=" "$dir/broker.env" >"$dir/broker.env.new"
    printf '%s=%s\n' "$name" "$value" >>"$dir/broker.env.new"
    mv "$dir/broker.env.new" "$dir/broker.env"
}

# True while that process runs and is of this directory's node (process ids are used again).
broker_is_ours() {
    [ -n "$1" ] && grep -qzFx "HOME=$2/home" "/proc/$1/environ" 2>/dev/null
}

broker_is_gone() { ! broker_is_ours "$@"; }

# Prints the ids of every process this directory's node left running, the port mapper included.
broker_processes() {
    local dir=$1 entry
    for entry in /proc/[0-9]*/environ; do
        if grep -qzFx "HOME=$dir/home" "$entry" 2>/dev/null; then
            entry=${entry#/proc/}
            printf '%s\n' "${entry%/environ}"
        fi
    done
}

# Waits until the command succeeds, at most that many seconds; status 2 of the command ends the waiting.
broker_until() {
    local limit=$((SECONDS + $1)) status
    shift
    while true; do
        "$@" && return 0
        status=$?
        if [ "$status" -eq 2 ] || [ "$SECONDS" -ge "$limit" ]; then return 1; fi
        sleep 0.1
    done
}

# An AMQP 0-9-1 node answers the protocol header with a method frame, whose first byte is 1. A node that has ended
# will never answer, so the waiting ends too (status 2).
broker_answers() {
    local port=$1 first
    first=$(
        exec 2>/dev/null 3<>"/dev/tcp/127.0.0.1/$port" || exit 1
        printf 'AMQP\0\0\11\1' >&3
        timeout 2 head -c 1 <&3 | od -An -tu1 | tr -d ' '
    )
    [ "$first" = 1 ] && return 0
    kill -0 "$2" 2>/dev/null || return 2
    return 1
}

broker_start() {
    local dir definitions=
    mkdir -p "$1" && dir=$(cd "$1" && pwd) || return 1
    if [ -n "${2:-}" ]; then definitions=$(readlink -e "$2") || { broker_say "no such file: $2"; return 1; }; fi
    [ -f "$dir/broker.env" ] || broker_prepare "$dir" || return 1
    BROKER_PID='' BROKER_EPMD_PID=''
    # shellcheck disable=SC1091
    . "$dir/broker.env"
    if broker_is_ours "$BROKER_PID" "$dir"; then
        broker_say "already running in $dir"
    else
        broker_configure "$dir" "$definitions"
        broker_launch "$dir" || return 1
    fi
    export KHUEVAN_BROKER_PORT=$BROKER_PORT
    export KHUEVAN_BROKER_URL=amqp://guest:guest@127.0.0.1:$BROKER_PORT/
}

# Starts the port mapper and the node, notes their ids, and waits until the node answers.
broker_launch() {
    local dir=$1 limit=${KHUEVAN_BROKER_LIMIT:-60}
    # Erlang would start a detached port mapper of its own, which nobody could end afterwards. In a cluster (cluster.sh)
    # the first node's serves all.
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$BROKER_EPMD_PORT") 2>/dev/null; then
        env -i PATH="$PATH" HOME="$dir/home" epmd -address 127.0.0.1 -port "$BROKER_EPMD_PORT" \
            >"$dir/log/epmd.log" 2>&1 </dev/null &
        broker_note "$dir" BROKER_EPMD_PID $!
        disown $!
    fi
    # Under systemd the start script becomes the node instead of waiting beside it; so the process id is the node's.
    (broker_become "$dir" RUNNING_UNDER_SYSTEMD=true "$KHUEVAN_RABBITMQ_BIN/rabbitmq-server") \
        >"$dir/log/start.log" 2>&1 </dev/null &
    BROKER_PID=$!
    disown $!
    broker_note "$dir" BROKER_PID "$BROKER_PID"
    if ! broker_until "$limit" broker_answers "$BROKER_PORT" "$BROKER_PID"; then
        broker_say "the node in $dir does not answer on port $BROKER_PORT; its last words:"
        tail -q -n 20 "$dir"/log/*.log >&2
        broker_stop "$dir"
        return 1
    fi
}

broker_kill() {
    local dir
    dir=$(cd "$1" && pwd) || return 1
    BROKER_PID=''
    # shellcheck disable=SC1091
    . "$dir/broker.env" || return 1
    if broker_is_ours "$BROKER_PID" "$dir"; then
        kill -9 "$BROKER_PID"
        broker_until 10 broker_is_gone "$BROKER_PID" "$dir"
    fi
}

broker_stop() {
    local dir pid
    dir=$(cd "$1" 2>/dev/null && pwd) || return 0
    [ -f "$dir/broker.env" ] || return 0
    BROKER_PID='' BROKER_EPMD_PID=''
    # shellcheck disable=SC1091
    . "$dir/broker.env"
    if broker_is_ours "$BROKER_PID" "$dir"; then
        kill -TERM "$BROKER_PID"
        broker_until 15 broker_is_gone "$BROKER_PID" "$dir" || broker_kill "$dir"
    fi
    if broker_is_ours "$BROKER_EPMD_PID" "$dir"; then kill -TERM "$BROKER_EPMD_PID"; fi
    # What is left now are the node's own children, on their way out.
    if ! broker_until 5 broker_is_quiet "$dir"; then
        for pid in $(broker_processes "$dir"); do kill -9 "$pid" 2>/dev/null || true; done
        broker_until 5 broker_is_quiet "$dir" || { broker_say "processes remain: $(broker_processes "$dir")"; return 1; }
    fi
}

broker_is_quiet() { [ -z "$(broker_processes "$1")" ]; }
