// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Signatures against those of the AWS SDK for JavaScript and of aws4, stage by stage.
#include "vector_requests.hpp"

#include <sansaws/http/detail/target_parts.hpp>
#include <sansaws/sigv4/canonical_request.hpp>
#include <sansaws/sigv4/detail/payload_hash.hpp>
#include <sansaws/sigv4/parse_signature.hpp>
#include <sansaws/sigv4/verify.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace {

using vectors::least_cases;
using vectors::signing_case;
namespace http = sansaws::http;
namespace sigv4 = sansaws::sigv4;

// A target that the wire cannot carry is signed by nobody but AWS's suite: only the functions that
// write a canonical form take it.
std::string canonical_request_of(const signing_case& one, const std::string& folder) {
  auto fields = vectors::read_request(folder + "/signed_request.txt").fields;
  fields.erase("authorization");
  const sigv4::signed_headers headers(fields);
  const sigv4::detail::payload_hash<> payload(one.request.body, one.options.payload_signing);
  const auto [path, query] = http::detail::split_target(one.request.target);
  std::string text;
  append_canonical_request(text, {one.request.method.text(), path, query, headers, payload.text()},
                           one.options);
  return text;
}

sigv4::signing_stages stages_of(const signing_case& one) {
  const auto signer = vectors::signer_of(one.given);
  const auto time = vectors::time_of(one.given);
  return one.given.has("expires_in") ? presign_stages(one.request, signer, time,
                                                      vectors::expires_in(one.given), one.options)
                                           .value()
                                     : sign_stages(one.request, signer, time, one.options).value();
}

}  // namespace

TEST_CASE("each stage of a signature is what the peers make of the same request") {
  for (const auto& folder : vectors::cases("sigv4", least_cases)) {
    INFO(folder);
    const signing_case one(folder);
    if (one.given.has("raw_target")) {
      CHECK(canonical_request_of(one, folder) == vectors::read(folder + "/canonical_request.txt"));
      const auto refused = sign(one.request, vectors::signer_of(one.given),
                                vectors::time_of(one.given), one.options);
      CHECK(refused.error().code == sansaws::caller_errc::bad_character);
      continue;
    }
    const auto stages = stages_of(one);
    CHECK(stages.canonical_request == vectors::read(folder + "/canonical_request.txt"));
    CHECK(stages.string_to_sign == vectors::read(folder + "/string_to_sign.txt"));
    CHECK(stages.signature.text() == vectors::read(folder + "/signature.txt"));
  }
}

TEST_CASE("a signed request carries what the peers send, and nothing else") {
  for (const auto& folder : vectors::cases("sigv4", least_cases)) {
    INFO(folder);
    const signing_case one(folder);
    if (one.given.has("raw_target")) continue;
    const auto theirs = vectors::read_request(folder + "/signed_request.txt");
    const auto ours = vectors::sign(one.request, one.given, one.options);
    CHECK(vectors::comparable(ours) == vectors::comparable(theirs));
  }
}

TEST_CASE("what the peers signed is accepted, and not once the signature has another digit") {
  for (const auto& folder : vectors::cases("sigv4", least_cases)) {
    INFO(folder);
    const signing_case one(folder);
    const auto signer = vectors::signer_of(one.given);
    const auto now = vectors::time_of(one.given);
    const auto find_signer = [&](const sigv4::signature_claims&) { return &signer; };
    auto received = vectors::read_request(folder + "/signed_request.txt");
    const auto accepted = sigv4::verify(received, find_signer, now, one.options);
    if (one.given.has("raw_target")) {
      REQUIRE(accepted.has_error());
      CHECK(accepted.error().code == sigv4::verify_errc::malformed_request);
      continue;
    }
    REQUIRE(accepted.has_value());

    const std::string& signature = accepted->signature;
    const std::string other = signature.substr(0, 63) + (signature.back() == '0' ? '1' : '0');
    if (const auto at = received.target.find(signature); at != std::string::npos) {
      received.target.replace(at, signature.size(), other);
    } else {
      std::string value(received.fields.find("authorization").value());
      value.replace(value.find(signature), signature.size(), other);
      received.fields.erase("authorization");
      REQUIRE(received.fields.append("Authorization", value).has_value());
    }
    const auto refused = sigv4::verify(received, find_signer, now, one.options);
    REQUIRE(refused.has_error());
    CHECK(refused.error().code == sigv4::verify_errc::wrong_signature);
  }
}
