# Write load on a running suite, and the proof that none of it was lost. Source after suite.sh and district.sh.
#
#   load_prepare DIR          units and people of the sample, and the session of the school's administrator
#   load_start DIR            a patient client writes, again and again, until load_stop
#   load_after DIR SECONDS    the first answer since that moment (seconds since 1970), printed as such a moment
#   load_stop DIR             waits for the last answers; fails if one was refused or never came
#   load_check DIR            everything answered is in the stores once, everything journalled in reporting once

# The client writes with one token as long as it lasts.
export KHUEVAN_TOKEN_MINUTES=60 KHUEVAN_ADMINISTRATOR_TOKEN_MINUTES=60

LOAD_SCHOOL=99000TH000002000000E
LOAD_ACCOUNT=qtv.th-suoi-may

load_now() { date +%s.%N; }

load_python() { .build/venv/bin/python "$@"; }

load_prepare() {
    local dir=$1
    (umask 077 && suite_random >"$dir/secrets/people")
    district_sign_in "$dir" admin
    khuevan import units "$SAMPLE/units.csv" >/dev/null
    khuevan import accounts "$SAMPLE/accounts.csv" --password-file "$dir/secrets/people" >/dev/null
    district_sign_in "$dir" "$LOAD_ACCOUNT"
}

load_start() {
    local dir=$1
    rm -f "$dir/load.stop" "$dir/answers"
    # Not by the function: its process id would be a shell's.
    .build/venv/bin/python deploy/lib/load.py --address "$dir/secrets/console.address" --session "$KHUEVAN_SESSION" \
        --school "$LOAD_SCHOOL" --answers "$dir/answers" --stop "$dir/load.stop" --rate "${LOAD_RATE:-40}" \
        >"$dir/load.summary" 2>"$dir/log/load.log" &
    LOAD_PID=$!
    broker_until 30 load_has_begun "$dir"
}

load_has_begun() { [ -s "$1/answers" ]; }

load_count() { wc -l <"$1/answers"; }

# Answers to the command that has fewest.
load_least() {
    local pupils staff
    pupils=$(grep -c register-pupil "$1/answers")
    staff=$(grep -c register-member "$1/answers")
    echo $((pupils < staff ? pupils : staff))
}

load_first() {
    load_python - "$1/answers" "$2" <<'PY'
import json, sys
moments = [json.loads(line)["answered"] for line in open(sys.argv[1]) if line.endswith("\n")]
after = [moment for moment in moments if moment > float(sys.argv[2])]
print(min(after)) if after else sys.exit(1)
PY
}

load_after() {
    broker_until "${3:-60}" load_first "$1" "$2" >"$1/load.first" || return 1
    cat "$1/load.first"
}

load_stop() {
    local dir=$1 status=0
    : >"$dir/load.stop"
    wait "$LOAD_PID" || status=1
    LOAD_PID=''
    cat "$dir/log/load.log" >&2
    cat "$dir/load.summary"
    return $status
}

# Ends the client in the middle of its work, if it still works.
load_abandon() {
    [ -n "${LOAD_PID:-}" ] || return 0
    kill "$LOAD_PID" 2>/dev/null || true
    wait "$LOAD_PID" 2>/dev/null || true
}

load_check() {
    local dir=$1
    load_python deploy/lib/stores.py await "$dir/data" "$(load_python deploy/lib/stores.py heads "$dir/data")" 60 \
        >/dev/null || return 1
    load_python deploy/lib/stores.py check "$dir/data" "$dir/answers" || return 1
    khuevan journal verify --data "$dir/data"
}

# B - A in seconds with two digits.
load_seconds() { awk -v from="$1" -v to="$2" 'BEGIN { printf "%.2f", to - from }'; }
