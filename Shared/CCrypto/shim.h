#pragma once
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

/*
 * The direct functions, though OpenSSL 3 deprecates them: they cannot fail, and for a message of 500 bytes they take
 * 375 ns where SHA256(), which looks its algorithm up each time, takes 700.
 */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
static inline void ccrypto_sha256_begin(SHA256_CTX *context) { SHA256_Init(context); }
static inline void ccrypto_sha256_add(SHA256_CTX *context, const void *bytes, size_t count) {
  SHA256_Update(context, bytes, count);
}
static inline void ccrypto_sha256_end(SHA256_CTX *context, unsigned char *digest) { SHA256_Final(digest, context); }
static inline void ccrypto_sha1(const void *bytes, size_t count, unsigned char *digest) {
  SHA_CTX context;
  SHA1_Init(&context);
  SHA1_Update(&context, bytes, count);
  SHA1_Final(digest, &context);
}
#pragma GCC diagnostic pop
