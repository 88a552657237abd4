/// Certificates made when they are needed, none of them ever kept.
enum Certificates {
    /// Makes, in `$dir/tls`: an authority, a certificate for `localhost` and an expired one for the node, one for us; and
    /// an authority that signed nothing.
    static let script = """
        (
            cd $dir/tls
            key() { openssl ecparam -name prime256v1 -genkey -noout -out $1.key; }
            authority() { key $1; openssl req -x509 -new -key $1.key -subj "/CN=$1" -days 2 -out $1.pem; }
            signed() { # NAME DAYS ALTERNATIVE-NAME
                [ -f $1.key ] || key $1
                openssl req -new -key $1.key -subj "/CN=$1" -out $1.csr
                echo "subjectAltName = $3" >$1.ext
                openssl x509 -req -in $1.csr -CA authority.pem -CAkey authority.key -CAcreateserial \\
                    -days $2 -extfile $1.ext -out $1.pem
            }
            authority authority
            authority stranger
            signed server 2 DNS:localhost
            cp server.key expired.key
            signed expired -1 DNS:localhost
            cp server.pem valid.pem
            signed client 2 DNS:client
        ) 2>"$dir/tls/openssl.log"
        """
}
