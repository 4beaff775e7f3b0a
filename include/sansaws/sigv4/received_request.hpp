// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A received request as its signer must have seen it.
#pragma once

#include <sansaws/core/result.hpp>
#include <sansaws/encoding/sha256.hpp>
#include <sansaws/http/method.hpp>
#include <sansaws/http/request.hpp>
#include <sansaws/sigv4/canonical_request.hpp>
#include <sansaws/sigv4/field_selection.hpp>
#include <sansaws/sigv4/payload_hash.hpp>
#include <sansaws/sigv4/presented_signature.hpp>
#include <sansaws/sigv4/signed_fields.hpp>
#include <sansaws/sigv4/verify_error.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sansaws::sigv4::detail {

/// The names of a SignedHeaders list; nothing where one is not in its canonical form and place.
inline std::optional<std::vector<std::string_view>> read_names(std::string_view list) {
  std::vector<std::string_view> names;
  while (true) {
    const std::string_view name = list.substr(0, list.find(';'));
    const bool canonical =
        http::is_token(name) &&
        std::none_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!canonical || (!names.empty() && names.back() >= name)) return std::nullopt;
    names.push_back(name);
    if (name.size() == list.size()) return names;
    list.remove_prefix(name.size() + 1);
  }
}

/// The query without the parameters that were added after signing.
inline std::string signed_query(std::string_view query, const options& options) {
  std::string kept;
  while (const auto parameter = next_parameter(query)) {
    const std::string name = recoded(parameter->first);
    if (http::equal_ignoring_case(name, "X-Amz-Signature")) continue;
    if (options.session_token == session_token_signing::off &&
        http::equal_ignoring_case(name, "X-Amz-Security-Token")) {
      continue;
    }
    if (!kept.empty()) kept += '&';
    kept.append(parameter->first).append("=").append(parameter->second);
  }
  return kept;
}

/// The parts of a received request that its signature claims to cover.
template <encoding::hash_256 Hash>
class received_request {
 public:
  [[nodiscard]] static result<received_request, verify_error> make(
      const http::request& request, const presented_signature& presented, const options& options) {
    received_request out(request, options);
    if (auto error = out.choose_fields(request, presented, options)) return *std::move(error);
    if (presented.place == signature_place::query) out.query_ = signed_query(out.query_, options);
    return out;
  }

  /// What the payload's declaration gets wrong, if anything. The declaration is what was signed, so
  /// the canonical request is built on the true hash in any case.
  std::optional<verify_error> check_payload(const http::request& request) const {
    for (const http::field_view field : request.fields) {
      if (!http::equal_ignoring_case(field.name, "x-amz-content-sha256")) continue;
      if (field.value != payload_.text()) {
        return verify_error{verify_errc::wrong_payload, "x-amz-content-sha256"};
      }
    }
    return std::nullopt;
  }

  signable parts() const& { return {method_, path_, query_, fields_, payload_.text()}; }
  signable parts() const&& = delete;

 private:
  received_request(const http::request& request, const options& options)
      : method_(request.method.text()),
        path_(split_target(request.target).path),
        query_(split_target(request.target).query),
        payload_(request.body, options.payload) {}

  std::optional<verify_error> choose_fields(const http::request& request,
                                            const presented_signature& presented,
                                            const options& options) {
    const auto names = read_names(presented.signed_names);
    if (!names) return verify_error{verify_errc::malformed_signed_fields, {}};
    std::vector<bool> seen(names->size());
    for (const http::field_view field : request.fields) {
      std::string name(field.name);
      for (char& c : name) c = http::to_lower(c);
      const auto found = std::lower_bound(names->begin(), names->end(), std::string_view(name));
      if (found != names->end() && *found == name) {
        seen[static_cast<std::size_t>(found - names->begin())] = true;
        fields_.add(field);
        continue;
      }
      const bool added_after_signing =
          options.session_token == session_token_signing::off && name == "x-amz-security-token";
      if (must_be_signed(name) && !added_after_signing) {
        return verify_error{verify_errc::unsigned_field, std::move(name)};
      }
    }
    const auto missing = std::find(seen.begin(), seen.end(), false);
    if (missing != seen.end()) {
      return verify_error{verify_errc::missing_field,
                          std::string((*names)[static_cast<std::size_t>(missing - seen.begin())])};
    }
    // An absent host was never looked at above.
    if (request.fields.count("host") != 1) {
      return verify_error{verify_errc::unsigned_field, "host"};
    }
    fields_.sort();
    return std::nullopt;
  }

  std::string_view method_;
  std::string_view path_;
  std::string query_;
  signed_fields fields_;
  payload_hash<Hash> payload_;
};

}  // namespace sansaws::sigv4::detail
