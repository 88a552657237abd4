# The six services with a private broker, in one directory, for demonstrations and tests. Source this file (bash),
# from the project's root.
#
#   suite_build [release|debug]     builds the programs; sets SUITE_BIN
#   suite_start DIR                 starts broker and services, and waits until all are well; run again after a crash
#   suite_service DIR NAME [VAR=…]  starts one service (again), with more of an environment where some is given
#   suite_kill DIR NAME             kill -9, as a power cut would
#   suite_stop DIR                  ends everything in good order, and checks that nothing remains
#
# DIR holds all: data/ (one store a service), log/, broker/, secrets/ (one address a user, for its eyes only).

# shellcheck source=deploy/lib/broker.sh
. deploy/lib/broker.sh

# How the broker is made up; cluster.sh has another.
SUITE_TOPOLOGY=(--one-node)
SUITE_SERVICES=(identity pupils staff assessment campus reporting)

suite_say() { printf '%s\n' "$*" >&2; }

suite_build() {
    local kind=${1:-release} options=() product
    [ "$kind" = release ] && options=(--static-swift-stdlib)
    for product in khuevan "${SUITE_SERVICES[@]/#/khuevan-}"; do
        swift build -c "$kind" "${options[@]}" --product "$product" --quiet || return 1
    done
    SUITE_BIN=$(swift build -c "$kind" "${options[@]}" --show-bin-path)
}

# Passwords and the broker's definitions: users with the least rights, queues and bindings as the services describe.
suite_prepare() {
    local dir=$1 service user
    mkdir -p "$dir/data" "$dir/log" "$dir/describe"
    (umask 077 && mkdir -p "$dir/secrets")
    if [ ! -f "$dir/secrets/users" ]; then
        (
            umask 077
            for user in "${SUITE_SERVICES[@]}" console ${SUITE_INTEGRATORS[@]+"${SUITE_INTEGRATORS[@]}"}; do
                printf '%s=%s\n' "$user" "$(suite_random)"
            done >"$dir/secrets/users"
            suite_random >"$dir/secrets/administrator"
        )
    fi
    for service in "${SUITE_SERVICES[@]}"; do
        "$SUITE_BIN/khuevan-$service" --describe >"$dir/describe/$service.json" || return 1
    done
    (umask 077 && "$SUITE_BIN/khuevan" topology definitions "$dir"/describe/*.json --users "$dir/secrets/users" \
        ${SUITE_TOPOLOGY[@]+"${SUITE_TOPOLOGY[@]}"} >"$dir/definitions.json")
}

# Other vendors' systems, as `integrator:NAME:SCHOOL`, and other installations, as `neighbour:NAME:SCHOOL`; set before
# suite_start, as SUITE_SITE is, the name of the installation.
SUITE_INTEGRATORS=(${SUITE_INTEGRATORS[@]+"${SUITE_INTEGRATORS[@]}"})

suite_random() { od -An -tx1 -N16 /dev/urandom | tr -d ' \n'; }

suite_password() { sed -n "s/^$2=//p" "$1/secrets/users"; }

# The address of the broker for a user, in a file only he reads.
suite_address() {
    local dir=$1 user=$2 name=${2#*:}
    name=${name%%:*}
    (umask 077 && printf 'amqp://%s:%s@%s/\n' "$name" "$(suite_password "$dir" "$user")" \
        "${KHUEVAN_BROKER_HOSTS:-127.0.0.1:$KHUEVAN_BROKER_PORT}" >"$dir/secrets/$name.address")
}

suite_service() {
    local dir=$1 service=$2
    shift 2
    suite_address "$dir" "$service"
    # The shell may speak to the broker as `console`; the service is somebody else.
    setsid env -u KHUEVAN_BROKER \
        KHUEVAN_BROKER_FILE="$dir/secrets/$service.address" KHUEVAN_DATA="$dir/data" KHUEVAN_SITE="${SUITE_SITE:-demo}" \
        KHUEVAN_BOOTSTRAP_ACCOUNT=admin KHUEVAN_BOOTSTRAP_PASSWORD_FILE="$dir/secrets/administrator" \
        "$@" "$SUITE_BIN/khuevan-$service" >>"$dir/log/$service.log" 2>&1 </dev/null &
    echo $! >"$dir/data/$service.pid"
}

suite_start() {
    local dir=$1 service user
    suite_prepare "$dir" || return 1
    suite_broker_start "$dir" || return 1
    for service in "${SUITE_SERVICES[@]}"; do suite_service "$dir" "$service"; done
    for user in console ${SUITE_INTEGRATORS[@]+"${SUITE_INTEGRATORS[@]}"}; do suite_address "$dir" "$user"; done
    suite_enter "$dir"
    suite_wait_healthy
}

# Makes `khuevan` speak to the suite in DIR, with a session of its own there.
suite_enter() {
    dir=$1
    export KHUEVAN_SESSION="$dir/session.json" KHUEVAN_BROKER KHUEVAN_BROKER_PORT
    KHUEVAN_BROKER=$(cat "$dir/secrets/console.address")
    KHUEVAN_BROKER_PORT=${KHUEVAN_BROKER##*:}
    KHUEVAN_BROKER_PORT=${KHUEVAN_BROKER_PORT%/}
}

suite_wait_healthy() {
    local _
    for _ in $(seq 60); do
        "$SUITE_BIN/khuevan" health >/dev/null 2>&1 && return 0
    done
    "$SUITE_BIN/khuevan" health >&2
    return 1
}

suite_pid() { cat "$1/data/$2.pid"; }

suite_kill() { kill -9 "$(suite_pid "$1" "$2")"; }

# Whether nothing that was started for DIR is running any more.
suite_is_gone() { [ -z "$(broker_processes "$1/broker")" ] && ! pgrep -f "$1/" >/dev/null; }

suite_stop() {
    local dir=$1 service pid status=0
    for service in "${SUITE_SERVICES[@]}"; do
        [ -f "$dir/data/$service.pid" ] && kill -TERM "$(suite_pid "$dir" "$service")" 2>/dev/null
    done
    for service in "${SUITE_SERVICES[@]}"; do
        [ -f "$dir/data/$service.pid" ] || continue
        pid=$(suite_pid "$dir" "$service")
        timeout 15 tail --pid="$pid" -f /dev/null || {
            suite_say "khuevan-$service did not stop in time"
            kill -9 "$pid"
            status=1
        }
        rm -f "$dir/data/$service.pid"
    done
    suite_broker_stop "$dir" || status=1
    return $status
}

# One node; cluster.sh puts three in its place, and their addresses into KHUEVAN_BROKER_HOSTS.
suite_broker_start() { broker_start "$1/broker" "$1/definitions.json"; }
suite_broker_stop() { broker_stop "$1/broker"; }
