# Puts the sample district into a running suite, each step by the person whose duty it is. Source after suite.sh.
#
#   district_import DIR      units and accounts by the administrator; classes, pupils, staff by each school's own;
#                            measurements by the nurses; rooms by those who look after the equipment; marks by the
#                            teachers; results by the principal
#   district_vendor DIR      the fourth school's events, published by its own system
#   district_sign_in DIR ACCOUNT

SAMPLE=deploy/sample
YEAR=2026-2027
OFFICE=99000PX000001000000N
OFFICE_ACCOUNT=cv.px-suoi-may
VENDOR_NAME=nha-cung-cap
VENDOR_SCHOOL=99000CS0000040000004
BAD_ROWS_ACCOUNT=qtv.th-suoi-may

# Accounts of a role, as `name unit`, from the sample.
district_accounts() {
    awk -F, -v role="$1" '$4 == role { print $1, $3 }' "$SAMPLE/accounts.csv"
}

district_sign_in() {
    local dir=$1 account=$2 secret=$1/secrets/people
    [ "$account" = admin ] && secret=$dir/secrets/administrator
    khuevan sign-in "$account" --password-file "$secret" >/dev/null
}

district_import() {
    local dir=$1 account school kind context file
    [ -f "$dir/secrets/people" ] || (umask 077 && suite_random >"$dir/secrets/people")

    district_sign_in "$dir" admin
    khuevan import units "$SAMPLE/units.csv"
    district_register_vendor
    for context in pupils staff assessment campus; do
        khuevan send identity.set-authority \
            "{\"school\":\"$VENDOR_SCHOOL\",\"of\":\"$context\",\"integrator\":\"$VENDOR_NAME\",\"from\":\"2026-08-01\"}" >/dev/null
    done
    khuevan import accounts "$SAMPLE/accounts.csv" --password-file "$dir/secrets/people"

    district_accounts school-administrator | while read -r account school; do
        district_sign_in "$dir" "$account"
        for kind in classes pupils staff assignments curriculum; do
            district_has "$kind" "$school" || continue
            khuevan import "$kind" "$SAMPLE/$kind.csv" --school "$school"
        done
    done

    district_accounts nurse | while read -r account school; do
        district_sign_in "$dir" "$account"
        khuevan import measurements "$SAMPLE/measurements.csv" --school "$school"
    done

    district_accounts equipment-officer | while read -r account school; do
        district_sign_in "$dir" "$account"
        khuevan import rooms "$SAMPLE/rooms.csv" --school "$school"
    done

    for file in "$SAMPLE"/marks/*.csv; do
        district_sign_in "$dir" "$(basename "$file" .csv)"
        khuevan import marks "$file" --open-books
    done
    district_compute "$dir"
}

# The vendor's system, before it can be made the source of anything.
district_register_vendor() {
    khuevan send identity.register-integrator "{\"name\":\"$VENDOR_NAME\",\"vendor\":\"Công ty Phần mềm Đồi Khuê\",
        \"contact\":\"Tổng đài 0900000099\",\"contexts\":[\"pupils\",\"staff\",\"assessment\",\"campus\"],
        \"schools\":[\"$VENDOR_SCHOOL\"],\"from\":\"2026-08-01\"}" >/dev/null
}

# Results of semester I, class by class, by the principal of the school that keeps marks.
district_compute() {
    local dir=$1 school class
    school=$(awk -F, 'NR == 2 { print substr($1, 1, 20) }' "$(ls "$SAMPLE"/marks/*.csv | head -n 1)")
    district_sign_in "$dir" "$(district_accounts principal | awk -v school="$school" '$2 == school { print $1 }')"
    awk -F, -v school="$school" '$1 == school { print $3 }' "$SAMPLE/classes.csv" | while read -r class; do
        khuevan send assessment.compute-results \
            "{\"schoolClass\":\"$school/${YEAR%-*}/$class\",\"term\":\"semester-1\"}" >/dev/null
    done
}

# The vendor's own system publishes its school's events, and then tries one for a school that is not its own.
district_vendor() {
    local dir=$1 url
    url=$(cat "$dir/secrets/$VENDOR_NAME.address")
    .build/venv/bin/python "$SAMPLE/integrator.py" --url "$url" --school "$VENDOR_SCHOOL" --as "$VENDOR_NAME" |
        tee "$dir/vendor.json"
    district_has_read "$dir" "$VENDOR_NAME" "$(sed -n 's/^ *"lastSequence": \([0-9]*\),*$/\1/p' "$dir/vendor.json")"
}

# Waits until reporting has read a vendor's events up to a number: nobody but the vendor could say how many there are.
district_has_read() {
    local dir=$1 vendor=$2 last=$3 _
    for _ in $(seq 600); do
        KHUEVAN_DATA="$dir/data" "$SUITE_BIN/khuevan-reporting" --health 2>/dev/null |
            .build/venv/bin/python -c '
import json, sys
sources = json.load(sys.stdin)["sources"]
sys.exit(not any(s["source"] == sys.argv[1] and s["sequence"] >= int(sys.argv[2]) and not s["missing"] for s in sources))
' "/integrators/$vendor" "$last" 2>/dev/null && return 0
    done
    echo "reporting has not read all that $vendor has published" >&2
    return 1
}

district_forge() {
    local dir=$1
    .build/venv/bin/python "$SAMPLE/integrator.py" --url "$(cat "$dir/secrets/$VENDOR_NAME.address")" \
        --school "$VENDOR_SCHOOL" --as "$VENDOR_NAME" --forge-school "$2"
}

# The opening report as JSON, by the office's officer.
district_report() {
    local dir=$1 file=$2
    district_sign_in "$dir" "$OFFICE_ACCOUNT"
    khuevan report export opening --unit "$OFFICE" --year "$YEAR" --format json --to "$file"
}

district_recount() { .build/venv/bin/python "$SAMPLE/recount.py" --compare "$1"; }

# Resident memory of each service, in kB.
district_memory() {
    local service
    for service in "${SUITE_SERVICES[@]}"; do
        printf '%s ' "$service"
        awk '/^VmRSS:/ { print $2 }' "/proc/$(suite_pid "$1" "$service")/status"
    done
}

# Whether a file of the sample says anything of a school.
district_has() { grep -q "^$2,\|,$2," "$SAMPLE/$1.csv"; }

# Rows in a service's journal; 0 while it cannot be asked.
district_journal() {
    local rows
    rows=$(KHUEVAN_DATA="$1/data" "$SUITE_BIN/khuevan-$2" --health 2>/dev/null |
        sed -n 's/^ *"journal": \([0-9]*\),*$/\1/p')
    echo "${rows:-0}"
}

# Waits until a service's journal has so many rows, while the import runs.
district_until() {
    while [ "$(district_journal "$1" "$2")" -lt "$3" ]; do
        kill -0 "$import" 2>/dev/null || { suite_say "the import ended before $2 had $3 rows"; return 1; }
    done
}

# The import, while every service and the broker are killed in the middle of their work and started again.
district_import_under_fire() {
    local dir=$1 victim import
    district_import "$dir" >"$dir/log/import.log" 2>&1 &
    import=$!
    for victim in identity:40 pupils:300 reporting:0 staff:60 broker:0 campus:5 assessment:300; do
        case $victim in
        broker:*)
            district_until "$dir" pupils 1500 || return 1
            broker_kill "$dir/broker" && broker_start "$dir/broker" "$dir/definitions.json" || return 1
            ;;
        *)
            district_until "$dir" "${victim%:*}" "${victim#*:}" || return 1
            suite_kill "$dir" "${victim%:*}" && suite_service "$dir" "${victim%:*}"
            ;;
        esac
        echo "killed ${victim%:*}"
    done
    wait "$import" || { cat "$dir/log/import.log" >&2; return 1; }
}

# One command sent 100 times under one message id, by a client that knows nothing but the contract.
district_hundred() {
    local dir=$1 token
    district_sign_in "$dir" admin
    token=$(sed -n 's/.*"token": *"\([^"]*\)".*/\1/p' "$KHUEVAN_SESSION")
    .build/venv/bin/python Tests/SuiteTests/hundred.py "$KHUEVAN_BROKER" identity.register-unit \
        "{\"code\":\"99000CS0000990000000\",\"kind\":\"school\",\"name\":\"Trường THCS Thử nghiệm\",\"parent\":\"$OFFICE\",\"from\":\"2026-08-01\",\"levels\":[\"lower-secondary\"],\"ownership\":\"public\"}" \
        "$token"
}
