# Three RabbitMQ nodes on the loopback interface that are one cluster, and a suite on top of them. Source after suite.sh.
#
#   cluster_start DIR                        starts the nodes that do not run; the first time it makes them one cluster
#   cluster_import DIR DEFINITIONS_JSON      once all three are there, so that every quorum queue gets three members
#   cluster_kill DIR N                       kill -9 of node N; cluster_restart DIR N brings it back
#   cluster_stop DIR
#
# The node that imports the definitions leads every queue at first: the worst case, which is what tests want. Operators
# say `queue_leader_locator = balanced`.
#
# Every node is a directory DIR/N as deploy/lib/broker.sh knows it, so broker_ctl DIR/N works. They share a cookie and the
# port mapper of the first. A node without most of the others pauses instead of deciding alone (pause_minority).

CLUSTER_NODES=(1 2 3)

# Chooses the ports of a node and makes it one of the cluster's: the first one's cookie and port mapper.
cluster_prepare() {
    local dir=$1 node
    mkdir -p "$dir" || return 1
    for node in "${CLUSTER_NODES[@]}"; do
        [ -f "$dir/$node/broker.env" ] || broker_prepare "$dir/$node" || return 1
        # Nobody answers there yet, so only we know that these ports are taken.
        broker_taken="${broker_taken:-} $(sed -n 's/^BROKER_.*PORT=//p' "$dir/$node/broker.env" | tr '\n' ' ')"
    done
    (
        # shellcheck disable=SC1091
        . "$dir/1/broker.env"
        cluster_configuration "$dir" >"$dir/extra.conf"
        for node in 2 3; do
            cp -f "$dir/1/home/.erlang.cookie" "$dir/$node/home/.erlang.cookie"
            broker_note "$dir/$node" BROKER_EPMD_PORT "$BROKER_EPMD_PORT"
        done
    )
}

# What the nodes after the first add to their configuration: whom to join.
cluster_configuration() {
    printf 'cluster_partition_handling = pause_minority\n'
    printf 'cluster_formation.peer_discovery_backend = classic_config\n'
    printf 'cluster_formation.classic_config.nodes.1 = %s\n' "$BROKER_NODE"
}

# The first node is there before the others ask for it; later any of them may come back first.
cluster_start() {
    local dir node
    mkdir -p "$1" && dir=$(cd "$1" && pwd) || return 1
    [ -f "$dir/extra.conf" ] || cluster_prepare "$dir" || return 1
    for node in "${CLUSTER_NODES[@]}"; do cluster_node "$dir" "$node" || return 1; done
    broker_until 30 cluster_is_whole "$dir" || { broker_say "the nodes in $dir did not become one cluster"; return 1; }
    cluster_hosts "$dir"
}

cluster_node() { KHUEVAN_BROKER_CONFIG="$1/extra.conf" broker_start "$1/$2"; }

cluster_restart() {
    local dir
    dir=$(cd "$1" && pwd) && cluster_node "$dir" "$2"
}

cluster_kill() { broker_kill "$1/$2"; }

cluster_is_whole() {
    local running
    running=$(broker_ctl "$1/1" -q eval 'length(rabbit_mnesia:cluster_nodes(running)).' 2>/dev/null) && [ "$running" = "${#CLUSTER_NODES[@]}" ]
}

cluster_port() { sed -n 's/^BROKER_PORT=//p' "$1/$2/broker.env"; }

# Sets KHUEVAN_BROKER_HOSTS to what stands between @ and / in an address of the cluster.
cluster_hosts() {
    local node hosts=
    for node in "${CLUSTER_NODES[@]}"; do hosts=$hosts,127.0.0.1:$(cluster_port "$1" "$node"); done
    export KHUEVAN_BROKER_HOSTS=${hosts#,}
}

cluster_import() { broker_ctl "$1/1" -q import_definitions "$2" >/dev/null; }

# Lines of `queue members online-members leader`, as a running node sees them.
cluster_queues() {
    broker_ctl "$1/$2" -q list_queues --no-table-headers name members online leader |
        awk -F '\t' '{ print $1, gsub(/@/, "", $2), gsub(/@/, "", $3), $4 }'
}

cluster_stop() {
    local node status=0
    # The first last: the port mapper is its child, and the others take their leave through it.
    for node in 3 2 1; do broker_stop "$1/$node" || status=1; done
    return $status
}

# What suite.sh starts and stops as its broker, and how that is made up.
SUITE_TOPOLOGY=()
suite_broker_start() {
    local dir=$1 isNew=
    [ -d "$dir/broker" ] || isNew=yes
    cluster_start "$dir/broker" || return 1
    [ -z "$isNew" ] || cluster_import "$dir/broker" "$dir/definitions.json"
}

suite_broker_stop() { cluster_stop "$1/broker"; }
