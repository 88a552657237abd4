# Puts the sample district into a running suite, each step by the person whose duty it is. Source after suite.sh.
#
#   district_import DIR      units and accounts by the administrator; classes, pupils, staff by each school's own;
#                            measurements by the nurses; marks by the teachers; results by the principal
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
    local dir=$1 account school class
    [ -f "$dir/secrets/people" ] || (umask 077 && suite_random >"$dir/secrets/people")

    district_sign_in "$dir" admin
    khuevan import units "$SAMPLE/units.csv"
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

    district_open_books "$dir"
    for file in "$SAMPLE"/marks/*.csv; do
        district_sign_in "$dir" "$(basename "$file" .csv)"
        khuevan import marks "$file"
    done
    district_compute "$dir"
}

district_has() { grep -q "^$2\|,$2," "$SAMPLE/$1.csv"; }
