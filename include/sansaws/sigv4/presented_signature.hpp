// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What a signed request says of its own signature: read, not yet believed.
#pragma once

#include <sansaws/core/result.hpp>
#include <sansaws/encoding/amz_date.hpp>
#include <sansaws/encoding/percent_encoding.hpp>
#include <sansaws/encoding/timestamp.hpp>
#include <sansaws/http/grammar.hpp>
#include <sansaws/http/request.hpp>
#include <sansaws/sigv4/canonical_query.hpp>
#include <sansaws/sigv4/prepared_request.hpp>
#include <sansaws/sigv4/verify_error.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace sansaws::sigv4 {

/// Where the signature was found.
enum class signature_place { field, query };

/// The parts of a signature as the request presents them. Holds what the peer claims, so nothing of
/// it counts until `verify` has agreed.
struct presented_signature {
  signature_place place = signature_place::field;
  std::string access_key_id;
  std::string day, region, service;  ///< the credential scope
  std::string date;                  ///< `YYYYMMDDTHHMMSSZ`
  encoding::timestamp time;          ///< the same
  std::uint32_t expires = 0;         ///< seconds; of a presigned request only
  std::string signed_names;          ///< as presented: `host;x-amz-date`
  std::string session_token;         ///< empty where there is none
  std::string signature;             ///< as presented

  friend bool operator==(const presented_signature&, const presented_signature&) = default;
};

namespace detail {

/// One slot for each part that a signature has, filled once; and what could not be read at all,
/// which is not reported before it is known that there is but one signature, of our algorithm.
class presented_parts {
 public:
  enum part { credential, date, expires, signed_names, token, signature, algorithm, count };
  static constexpr std::array<std::string_view, count> parameter_names{
      "X-Amz-Credential",     "X-Amz-Date",      "X-Amz-Expires",  "X-Amz-SignedHeaders",
      "X-Amz-Security-Token", "X-Amz-Signature", "X-Amz-Algorithm"};

  /// False where the slot was filled before.
  bool set(part which, std::string text) {
    if (slots_[which]) return false;
    slots_[which] = std::move(text);
    return true;
  }
  bool has(part which) const noexcept { return slots_[which].has_value(); }
  std::string take(part which) { return std::move(slots_[which]).value_or(std::string()); }
  bool any() const noexcept {
    for (const auto& slot : slots_) {
      if (slot) return true;
    }
    return false;
  }
  void set_unreadable(std::string_view name) {
    if (!unreadable_) unreadable_.emplace(name);
  }
  const std::optional<std::string>& unreadable() const noexcept { return unreadable_; }

 private:
  std::array<std::optional<std::string>, count> slots_;
  std::optional<std::string> unreadable_;
};

inline std::optional<verify_error> read_query(std::string_view query, presented_parts& parts) {
  while (const auto parameter = next_parameter(query)) {
    const auto name = encoding::percent_decode(parameter->first);
    if (!name) continue;
    for (std::size_t i = 0; i != presented_parts::count; ++i) {
      if (!http::equal_ignoring_case(*name, presented_parts::parameter_names[i])) continue;
      auto value = encoding::percent_decode(parameter->second);
      if (!value) parts.set_unreadable(*name);
      if (!parts.set(static_cast<presented_parts::part>(i),
                     std::move(value).value_or(std::string()))) {
        return verify_error{verify_errc::ambiguous_authentication, *name};
      }
    }
  }
  return std::nullopt;
}

/// `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`, in any order, space optional.
inline std::optional<verify_error> read_authorization(std::string_view value,
                                                      presented_parts& parts) {
  const std::size_t space = value.find(' ');
  parts.set(presented_parts::algorithm, std::string(value.substr(0, space)));
  if (value.substr(0, space) != algorithm) return std::nullopt;  // and nobody knows what follows
  value.remove_prefix(space == std::string_view::npos ? value.size() : space);
  constexpr std::array<std::pair<std::string_view, presented_parts::part>, 3> keys{
      {{"Credential", presented_parts::credential},
       {"SignedHeaders", presented_parts::signed_names},
       {"Signature", presented_parts::signature}}};
  while (!value.empty()) {
    const std::string_view piece = http::trim(value.substr(0, value.find(',')));
    value.remove_prefix(value.find(',') == std::string_view::npos ? value.size()
                                                                  : value.find(',') + 1);
    const std::string_view key = piece.substr(0, piece.find('='));
    bool known = false;
    for (const auto& [name, part] : keys) {
      if (key != name || key.size() == piece.size()) continue;
      known = true;
      if (!parts.set(part, std::string(piece.substr(key.size() + 1)))) {
        return verify_error{verify_errc::ambiguous_authentication, std::string(name)};
      }
    }
    if (!known) parts.set_unreadable("Authorization");
  }
  return std::nullopt;
}

inline std::optional<verify_error> read_fields(const http::request& request,
                                               presented_parts& parts) {
  for (const http::field_view field : request.fields) {
    std::optional<verify_error> error;
    if (http::equal_ignoring_case(field.name, "authorization")) {
      if (parts.has(presented_parts::algorithm)) {
        error = verify_error{verify_errc::ambiguous_authentication, "Authorization"};
      } else {
        error = read_authorization(field.value, parts);
      }
    } else if (http::equal_ignoring_case(field.name, "x-amz-date")) {
      if (!parts.set(presented_parts::date, std::string(field.value))) {
        error = verify_error{verify_errc::ambiguous_authentication, "X-Amz-Date"};
      }
    } else if (http::equal_ignoring_case(field.name, "x-amz-security-token")) {
      if (!parts.set(presented_parts::token, std::string(field.value))) {
        error = verify_error{verify_errc::ambiguous_authentication, "X-Amz-Security-Token"};
      }
    }
    if (error) return error;
  }
  return std::nullopt;
}

/// Takes `id/day/region/service/aws4_request` apart from its right end.
inline bool read_credential(std::string_view text, presented_signature& out) {
  std::array<std::string_view, 4> pieces;  // the terminator first
  for (auto& piece : pieces) {
    const std::size_t slash = text.rfind('/');
    if (slash == std::string_view::npos) return false;
    piece = text.substr(slash + 1);
    text = text.substr(0, slash);
  }
  if (pieces[0] != "aws4_request" || text.empty() || pieces[1].empty() || pieces[2].empty() ||
      pieces[3].size() != 8) {
    return false;
  }
  out.service = pieces[1];
  out.region = pieces[2];
  out.day = pieces[3];
  out.access_key_id = text;
  return true;
}

inline bool read_expires(std::string_view text, std::uint32_t& seconds) {
  if (text.empty() || text.size() > 6) return false;
  seconds = 0;
  for (const char c : text) {
    if (!http::is_digit(c)) return false;
    seconds = seconds * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return seconds >= 1 && seconds <= 604'800;
}

}  // namespace detail

/// Reads the signature of `request`, from its Authorization field or from its query.
///
/// Errors: the `missing_`, `ambiguous_`, `unsupported_` and `malformed_` ones of verify_errc.
/// Linear time. The list of signed names is not checked yet.
[[nodiscard]] inline result<presented_signature, verify_error> parse_presented(
    const http::request& request) {
  using detail::presented_parts;
  presented_parts from_fields;
  presented_parts from_query;
  if (auto error = detail::read_fields(request, from_fields)) return *std::move(error);
  if (auto error = detail::read_query(split_target(request.target).query, from_query)) {
    return *std::move(error);
  }
  const bool in_query = from_query.any();
  const bool in_field = from_fields.has(presented_parts::algorithm);
  if (in_query && from_fields.any()) {
    return verify_error{verify_errc::ambiguous_authentication, "Authorization and query"};
  }
  if (!in_query && !in_field) return verify_error{verify_errc::missing_authentication, {}};

  presented_parts& parts = in_query ? from_query : from_fields;
  if (parts.take(presented_parts::algorithm) != algorithm) {
    return verify_error{verify_errc::unsupported_algorithm, {}};
  }
  if (parts.unreadable()) {
    return verify_error{verify_errc::malformed_authentication, *parts.unreadable()};
  }
  for (const auto part :
       {presented_parts::credential, presented_parts::signed_names, presented_parts::signature}) {
    if (!parts.has(part)) {
      return verify_error{verify_errc::malformed_authentication,
                          std::string(presented_parts::parameter_names[part])};
    }
  }
  presented_signature out;
  out.place = in_query ? signature_place::query : signature_place::field;
  out.signed_names = parts.take(presented_parts::signed_names);
  out.signature = parts.take(presented_parts::signature);
  out.session_token = parts.take(presented_parts::token);
  if (!detail::read_credential(parts.take(presented_parts::credential), out)) {
    return verify_error{verify_errc::malformed_scope, {}};
  }
  out.date = parts.take(presented_parts::date);
  const auto time = encoding::parse_amz_date(out.date);
  if (!time) return verify_error{verify_errc::malformed_date, {}};
  out.time = *time;
  if (in_query && !detail::read_expires(parts.take(presented_parts::expires), out.expires)) {
    return verify_error{verify_errc::malformed_expiry, {}};
  }
  return out;
}

}  // namespace sansaws::sigv4
