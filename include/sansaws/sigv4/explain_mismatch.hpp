// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Explains why a service refused a signature, from the text of its error.
#pragma once

#include <sansaws/core/detail/decimal.hpp>
#include <sansaws/core/detail/text.hpp>
#include <sansaws/core/printable.hpp>
#include <sansaws/sigv4/detail/known_credentials.hpp>
#include <sansaws/sigv4/detail/quoted_stages.hpp>
#include <sansaws/sigv4/signing_stages.hpp>

#include <boost/describe/enum.hpp>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::sigv4 {

/// Where our signing stages differ from those that the service quotes in its error.
enum class mismatch_kind {
  not_quoted,         ///< nowhere to see: the error quotes no stage
  canonical_request,  ///< in the canonical request, at `line`
  string_to_sign,     ///< in the string to sign alone, at `line`: in the time, region or service
  credentials,        ///< nowhere in what is quoted: the secret or the session token is wrong
};
BOOST_DESCRIBE_ENUM(mismatch_kind, not_quoted, canonical_request, string_to_sign, credentials)

/// One sentence without a full stop. Total over the enumerators.
constexpr std::string_view message(mismatch_kind kind) noexcept {
  switch (kind) {
    case mismatch_kind::not_quoted:
      return "the service quotes neither stage";
    case mismatch_kind::credentials:
      return "all that the service quotes is ours: the secret or the token is wrong";
    case mismatch_kind::canonical_request:
      return "the canonical requests differ";
    case mismatch_kind::string_to_sign:
      return "only the strings to sign differ";
  }
  return "the comparison came to nothing";
}

/// The first line that differs, and its number from 1. Credentials and the values of sensitive
/// fields are masked in both lines, in the service's line also where it spells them in another way.
struct mismatch {
  mismatch_kind kind = mismatch_kind::not_quoted;  ///< which stage differs
  std::size_t line = 0;                            ///< from 1; 0 where no line differs
  std::string ours;                                ///< the line in our stage
  std::string theirs;                              ///< the line in the service's

  friend bool operator==(const mismatch&, const mismatch&) = default;
};

/// One line of visible ASCII; long text is cut:
/// `the canonical requests differ at line 3: ours "a=1", theirs "a=2"`.
inline std::string to_string(const mismatch& found) {
  std::string text(message(found.kind));
  if (found.line == 0) return text;
  text += " at line ";
  sansaws::detail::append_decimal(text, found.line);
  text += ": ours \"";
  text += printable(found.ours, 256);
  text += "\", theirs \"";
  text += printable(found.theirs, 256);
  text += '"';
  return text;
}

namespace detail {

/// The credentials that our stages have in clear text, however the service spells them.
inline known_credentials credentials_in(const signing_stages& ours) {
  known_credentials known;
  known.add(ours.signature.text());
  std::string_view rest = ours.canonical_request;
  while (!rest.empty()) {
    const std::string_view line = take_until(rest, '\n');
    known.add_query(line);
    if (is_hidden_line(line, ours.sensitive_fields)) known.add(line.substr(line.find(':')));
  }
  return known;
}

/// The first line in which two texts differ, if any. Where one text has ended, its line is empty.
inline std::optional<mismatch> first_difference(mismatch_kind stage, std::string_view ours,
                                                std::string_view theirs,
                                                const signing_stages& stages) {
  for (std::size_t line = 1; !ours.empty() || !theirs.empty(); ++line) {
    const std::string_view left = take_until(ours, '\n');
    const std::string_view right = take_until(theirs, '\n');
    if (left == right) continue;
    const known_credentials known = credentials_in(stages);
    const auto shown = [&](std::string_view text) {
      return known.masked(masked_line(text, stages.sensitive_fields));
    };
    return mismatch{stage, line, shown(left), shown(right)};
  }
  return std::nullopt;
}

}  // namespace detail

/// Compares our signing stages with those that a service quotes in its error.
///
/// `error_text` is the message of the error or its whole body, in JSON or XML. The stages are found
/// after "The Canonical String for this request should have been" and "The String-to-Sign should
/// have been", or in the elements `CanonicalRequest` and `StringToSign`.
/// Never fails. Linear time; n log n in the size of the credentials.
///
/// @snippet reference_examples.cpp explain_mismatch
inline mismatch explain_mismatch(std::string_view error_text, const signing_stages& ours) {
  const auto canonical = detail::quoted_canonical_request(error_text);
  const auto to_sign = detail::quoted_string_to_sign(error_text);
  if (canonical) {
    if (auto found = detail::first_difference(mismatch_kind::canonical_request,
                                              ours.canonical_request, *canonical, ours)) {
      return *std::move(found);
    }
  }
  if (to_sign) {
    if (auto found = detail::first_difference(mismatch_kind::string_to_sign, ours.string_to_sign,
                                              *to_sign, ours)) {
      return *std::move(found);
    }
  }
  const bool quoted = canonical || to_sign;
  return {quoted ? mismatch_kind::credentials : mismatch_kind::not_quoted, 0, {}, {}};
}

}  // namespace sansaws::sigv4
