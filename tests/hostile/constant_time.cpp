// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Signs with a secret that valgrind takes for uninitialised memory: it reports each branch and each
// address that depends on it. The script `constant_time` runs this, and tells what it shows.
#include <sansaws/s3tables.hpp>

#if __has_include(<valgrind/memcheck.h>)
#include <valgrind/memcheck.h>
#else  // then there is no valgrind to run this
#define VALGRIND_MAKE_MEM_DEFINED(address, size) ((void)(address))
#define VALGRIND_MAKE_MEM_UNDEFINED(address, size) ((void)(address))
#define VALGRIND_GET_VBITS(address, bits, size) 0
#endif

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace {

using namespace sansaws;

template <class T>
void make_public(T& value) {
  VALGRIND_MAKE_MEM_DEFINED(&value, sizeof value);
}
void make_secret(std::string_view text) {
  VALGRIND_MAKE_MEM_UNDEFINED(text.data(), text.size());
}

/// SHA-256 whose digests become public once the key is derived: signatures are not secret.
class publishing_sha256 {
 public:
  static constexpr std::size_t block_size = 64;
  static inline bool publish = false;
  void update(std::string_view text) noexcept { hash_.update(text); }
  crypto::digest finish() noexcept {
    auto made = hash_.finish();
    if (publish) make_public(made);
    return made;
  }
  void wipe() { hash_.wipe(); }

 private:
  crypto::sha256 hash_;
};

[[noreturn]] void fail(const char* what) {
  std::fprintf(stderr, "%s\n", what);
  std::exit(2);
}

constexpr timestamp now{1767323045, 0};

sigv4::credentials credentials() {
  // Whether the text is fit for a secret is found out by looking at it; from then on it is secret.
  auto made = *sigv4::credentials::make("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
  make_secret(made.secret_access_key().expose());
  return made;
}

http::request request() {
  const s3tables::get_table_maintenance_job_status::input input{
      s3tables::table_bucket_arn("arn:aws:s3tables:us-east-1:123456789012:bucket/my-bucket"),
      s3tables::namespace_name("ns_1"), s3tables::table_name("tbl_1")};
  return rest_json1::make_request<s3tables::get_table_maintenance_job_status>(
      input, *aws::endpoint::parse("https://s3tables.us-east-1.amazonaws.com"));
}

void sign_with_another_hash() {
  const sigv4::basic_signer<publishing_sha256> signer(credentials(), aws::region("us-east-1"),
                                                      aws::service_name("s3tables"), now);
  publishing_sha256::publish = true;
  const auto made = sigv4::sign(request(), signer, now);
  if (!made) fail("not signed");
  const auto value = made->fields.find("authorization");
  if (!value ||
      !value->ends_with("Signature="
                        "ef41d15c76e0587ff889162822887c1ab52c1bff77ebe86c53e12af99555324c")) {
    fail("signed with something else than the secret");
  }
  if (!sigv4::presign(request(), signer, now, std::chrono::seconds(60))) fail("not presigned");
}

void sign_twice() {
  auto identity = credentials();
  const sigv4::signing_key<> key(identity.secret_access_key().expose(),
                                 {"20260102", "us-east-1", "s3tables"});
  auto one = key.sign("a string to sign");
  auto other = key.sign("a string to sign");
  // The bits that depend on the secret, where valgrind runs.
  std::array<unsigned char, 64> unknown{};
  const auto answer = VALGRIND_GET_VBITS(&one, unknown.data(), unknown.size());
  if (answer == 1 && std::find(unknown.begin(), unknown.end(), 0) != unknown.end()) {
    fail("the secret is not followed up to the signature");
  }
  make_public(one);
  make_public(other);
  if (one != other) fail("signed twice, not alike");
}

void compare() {
  const auto identity = credentials();
  const secret other(identity.secret_access_key());
  bool equal = other == identity.secret_access_key();
  make_public(equal);
  if (!equal) fail("a copy is another secret");
}

/// What must be reported, to show that it would be.
void branch_on_secret() {
  const auto identity = credentials();
  if (identity.secret_access_key().expose()[3] == 'l') std::puts("a branch on the secret");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == "--branch") {
    branch_on_secret();
    return 0;
  }
  sign_with_another_hash();
  sign_twice();
  compare();
  return 0;
}
