// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Finds what a transport changed in a signed request.
#pragma once

#include <sansaws/core/detail/decimal.hpp>
#include <sansaws/core/detail/text.hpp>
#include <sansaws/core/printable.hpp>
#include <sansaws/http/detail/target_parts.hpp>
#include <sansaws/http/grammar.hpp>
#include <sansaws/http/masking.hpp>
#include <sansaws/http/method.hpp>
#include <sansaws/http/percent_encoding.hpp>
#include <sansaws/http/request.hpp>
#include <sansaws/sigv4/detail/known_credentials.hpp>
#include <sansaws/sigv4/parse_signature.hpp>

#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::sigv4 {

/// What differs, in the order in which `diff_wire_request` checks.
enum class difference_kind {
  not_signed,       ///< the first request has no signature, so nothing can be compared
  method,           ///< another method
  path_decoded,     ///< the stack decoded the percent-encoded path
  path_encoded,     ///< the stack encoded the path once more
  path_rewritten,   ///< another path, in any other way
  query_rewritten,  ///< another query
  field_dropped,    ///< a signed field is missing, or one with a part of the signature
  field_repeated,   ///< there are more fields of a signed name than before
  field_changed,    ///< a signed field has another value: often `host`
  body_changed,     ///< another body
};
BOOST_DESCRIBE_ENUM(difference_kind, not_signed, method, path_decoded, path_encoded, path_rewritten,
                    query_rewritten, field_dropped, field_repeated, field_changed, body_changed)

/// What happened to the part that differs: the end of a sentence that begins with the part's name.
constexpr std::string_view message(difference_kind kind) noexcept {
  switch (kind) {
    case difference_kind::not_signed:
      return "is missing";
    case difference_kind::method:
    case difference_kind::field_changed:
    case difference_kind::body_changed:
      return "was changed";
    case difference_kind::path_decoded:
      return "was decoded";
    case difference_kind::path_encoded:
      return "was encoded once more";
    case difference_kind::path_rewritten:
    case difference_kind::query_rewritten:
      return "was rewritten";
    case difference_kind::field_dropped:
      return "was dropped";
    case difference_kind::field_repeated:
      return "was repeated";
  }
  return "differs";
}

/// The first difference that breaks the signature. Owns its text. Credentials are masked.
struct difference {
  difference_kind kind = difference_kind::method;  ///< what happened
  std::string name;       ///< of the field, else "signature", "method", "path", "query" or "body"
  std::string as_signed;  ///< the part before: its text, or the size of a body
  std::string as_sent;    ///< the part as it arrived

  friend bool operator==(const difference&, const difference&) = default;
};

/// One line of visible ASCII; long text is cut: `path was decoded: signed "/a%20b", sent
/// "/a b"`.
inline std::string to_string(const difference& found) {
  std::string text;
  text += printable(found.name, 64);
  text += ' ';
  text += message(found.kind);
  if (found.kind == difference_kind::not_signed) return text;
  text += ": signed \"";
  text += printable(found.as_signed, 256);
  text += "\", sent \"";
  text += printable(found.as_sent, 256);
  text += '"';
  return text;
}

namespace detail {

/// Which of the three `path_` enumerators describes a changed path.
constexpr difference_kind classify_path(std::string_view as_signed, std::string_view as_sent) {
  const auto decoded = http::percent_decode(as_signed);
  if (decoded && *decoded == as_sent) return difference_kind::path_decoded;
  if (http::percent_encode(as_signed, http::slash::keep) == as_sent) {
    return difference_kind::path_encoded;
  }
  return difference_kind::path_rewritten;
}

/// The values of all fields of that name, in order, joined by commas.
inline std::string joined_values(const http::fields& fields, std::string_view name) {
  std::string values;
  bool first = true;
  for (const http::field_view field : fields) {
    if (!http::equal_ignoring_case(field.name, name)) continue;
    if (!first) values += ", ";
    values += field.value;
    first = false;
  }
  return values;
}

/// Whether the values of a field must not be shown: credentials and fields marked as sensitive.
inline bool is_hidden(const http::fields& fields, std::string_view name) {
  if (http::detail::is_credential(name)) return true;
  for (const http::field_view field : fields) {
    if (field.sensitive && http::equal_ignoring_case(field.name, name)) return true;
  }
  return false;
}

/// The credentials of a request, which a transport may also have put where they do not belong: into
/// the path, if it encoded the `?`.
inline void add_credentials(known_credentials& known, const http::request& request) {
  known.add_query(http::detail::split_target(request.target).query);
  for (const http::field_view field : request.fields) {
    // The credential in `authorization` is the signature, which the caller adds.
    if (http::equal_ignoring_case(field.name, "authorization")) continue;
    if (field.sensitive || http::detail::is_credential(field.name)) known.add(field.value);
    known.add_query(field.value);
  }
}

/// A query or the value of a field without its credentials.
inline std::string shown_text(const known_credentials& known, std::string_view text) {
  std::string masked;
  http::detail::append_masked_query(masked, text);
  return known.masked(masked);
}

/// The difference in the fields of that name, if there is one.
inline std::optional<difference> compare_field(std::string_view name,
                                               const http::request& as_signed,
                                               const http::request& as_sent,
                                               const known_credentials& known) {
  const bool hidden = is_hidden(as_signed.fields, name) || is_hidden(as_sent.fields, name);
  const auto shown = [&](std::string_view value) {
    return hidden ? std::string(http::detail::mask) : shown_text(known, value);
  };
  const auto count_signed = as_signed.fields.count(name);
  const auto count_sent = as_sent.fields.count(name);
  const std::string left = joined_values(as_signed.fields, name);
  const std::string right = joined_values(as_sent.fields, name);
  if (count_signed == count_sent && left == right) return std::nullopt;
  const auto kind = count_sent < count_signed   ? difference_kind::field_dropped
                    : count_sent > count_signed ? difference_kind::field_repeated
                                                : difference_kind::field_changed;
  if (count_sent == 0) return difference{kind, std::string(name), shown(left), {}};
  return difference{kind, std::string(name), shown(left), shown(right)};
}

}  // namespace detail

/// The first difference between `as_signed`, the result of `sign` or `presign`, and `as_sent`, the
/// same request as it was seen on the wire. Nothing if the signature is still valid.
///
/// Fields that were not signed, such as a User-Agent that the transport added, are ignored, and so
/// is the order of the fields. For each signed header, linear time in both requests; n log n in the
/// size of their credentials.
///
/// @snippet reference_examples.cpp diff_wire_request
inline std::optional<difference> diff_wire_request(const http::request& as_signed,
                                                   const http::request& as_sent) {
  const auto parsed = parse_signature(as_signed);
  if (!parsed) return difference{difference_kind::not_signed, "signature", {}, {}};
  const signature_claims& claims = *parsed;
  if (as_signed.method != as_sent.method) {
    return difference{difference_kind::method, "method", std::string(as_signed.method.text()),
                      std::string(as_sent.method.text())};
  }
  detail::known_credentials known;
  known.add(claims.signature);
  detail::add_credentials(known, as_signed);
  detail::add_credentials(known, as_sent);
  const auto left = http::detail::split_target(as_signed.target);
  const auto right = http::detail::split_target(as_sent.target);
  if (left.path != right.path) {
    return difference{detail::classify_path(left.path, right.path), "path", known.masked(left.path),
                      known.masked(right.path)};
  }
  if (left.query != right.query) {
    return difference{difference_kind::query_rewritten, "query",
                      detail::shown_text(known, left.query),
                      detail::shown_text(known, right.query)};
  }
  std::string_view names = claims.signed_headers;
  while (!names.empty()) {
    const std::string_view name = detail::take_until(names, ';');
    if (auto found = detail::compare_field(name, as_signed, as_sent, known)) return found;
  }
  // These need not be signed, but without them the signature cannot be found or checked.
  for (const std::string_view name : {"x-amz-security-token", "authorization"}) {
    if (auto found = detail::compare_field(name, as_signed, as_sent, known)) return found;
  }
  if (as_signed.body != as_sent.body) {
    const auto size_of = [](const http::request& request) {
      std::string text;
      sansaws::detail::append_decimal(text, request.body.size());
      return text + " bytes";
    };
    return difference{difference_kind::body_changed, "body", size_of(as_signed), size_of(as_sent)};
  }
  return std::nullopt;
}

}  // namespace sansaws::sigv4
