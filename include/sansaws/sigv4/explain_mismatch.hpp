// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// For the day it goes wrong: what the service expected, from its own words.
#pragma once

#include <sansaws/core/detail/decimal.hpp>
#include <sansaws/core/detail/printable.hpp>
#include <sansaws/core/detail/text.hpp>
#include <sansaws/sigv4/signing_stages.hpp>

#include <boost/describe/enum.hpp>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::sigv4 {

/// What a comparison with the service's words came to.
enum class agreement {
  nothing_quoted,     ///< the text quotes neither stage
  same,               ///< all that is quoted is ours: the secret or the token is wrong
  canonical_request,  ///< the canonical requests differ, at `line`
  string_to_sign,     ///< only the strings to sign differ, at `line`: another time, region, service
};
BOOST_DESCRIBE_ENUM(agreement, nothing_quoted, same, canonical_request, string_to_sign)

/// One sentence without a full stop. Total over the enumerators.
constexpr std::string_view message(agreement outcome) noexcept {
  switch (outcome) {
    case agreement::nothing_quoted:
      return "the service quotes neither stage";
    case agreement::same:
      return "all that the service quotes is ours: the secret or the token is wrong";
    case agreement::canonical_request:
      return "the canonical requests differ";
    case agreement::string_to_sign:
      return "only the strings to sign differ";
  }
  return "the comparison came to nothing";
}

/// The first line that differs, counted from 1. A session token among the lines is masked.
struct expectation {
  agreement outcome = agreement::nothing_quoted;
  std::size_t line = 0;
  std::string ours;
  std::string theirs;

  friend bool operator==(const expectation&, const expectation&) = default;
};

/// One line of visible ASCII, never long:
/// `the canonical requests differ at line 3: ours "a=1", theirs "a=2"`.
inline std::string to_string(const expectation& found) {
  std::string text(message(found.outcome));
  if (found.line == 0) return text;
  text += " at line ";
  append_decimal(text, found.line);
  text += ": ours \"";
  sansaws::detail::append_printable(text, found.ours, 256);
  text += "\", theirs \"";
  sansaws::detail::append_printable(text, found.theirs, 256);
  text += '"';
  return text;
}

namespace detail {

/// Undoes what JSON and XML do to a quoted text: escapes, entities, CRLF. Unknown ones stay.
inline std::string plain_text(std::string_view quoted) {
  constexpr std::pair<std::string_view, std::string_view> replacements[] = {
      {"\\r", ""},      {"\\n", "\n"},    {"\\\"", "\""},   {"\\\\", "\\"},   {"\\/", "/"},
      {"\\u0027", "'"}, {"\\u0026", "&"}, {"\\u003d", "="}, {"\\u003D", "="}, {"&amp;", "&"},
      {"&lt;", "<"},    {"&gt;", ">"},    {"&quot;", "\""}, {"&apos;", "'"},  {"&#10;", "\n"},
      {"&#39;", "'"},   {"&#x27;", "'"},  {"&#xA;", "\n"},  {"&#13;", ""},    {"&#xD;", ""},
      {"\r", ""},
  };
  std::string plain;
  while (!quoted.empty()) {
    bool replaced = false;
    for (const auto& [from, to] : replacements) {
      if (!sansaws::detail::skip_prefix(quoted, from)) continue;
      plain += to;
      replaced = true;
      break;
    }
    if (replaced) continue;
    plain += quoted.front();
    quoted.remove_prefix(1);
  }
  return plain;
}

/// The text between two marks, from the first of the one to the next of the other.
inline std::optional<std::string_view> between(std::string_view text, std::string_view open,
                                               std::string_view close) {
  const std::size_t begin = text.find(open);
  if (begin == std::string_view::npos) return std::nullopt;
  text.remove_prefix(begin + open.size());
  // A text that was cut short before the closing mark is still worth comparing.
  return text.substr(0, text.find(close));
}

/// Which quote ends a quotation: a string to sign has none inside, a field's value may.
enum class closing_quote { first, last };

/// The quotation between `label` and the next one; all that is left where it was cut short.
inline std::optional<std::string> quoted_after(std::string_view text, std::string_view label,
                                               std::string_view next_label, closing_quote ending) {
  const auto rest = between(text, label, next_label);
  if (!rest) return std::nullopt;
  std::string plain = plain_text(*rest);
  const std::size_t open = plain.find('\'');
  if (open == std::string::npos) return std::nullopt;
  plain.erase(0, open + 1);
  const std::size_t close = ending == closing_quote::first ? plain.find('\'') : plain.rfind('\'');
  if (close != std::string::npos) plain.resize(close);
  return plain;
}

inline std::optional<std::string> quoted_element(std::string_view text, std::string_view open,
                                                 std::string_view close) {
  const auto content = between(text, open, close);
  if (!content) return std::nullopt;
  return plain_text(*content);
}

/// The first differing line of two texts, if any; beyond the end of one its line is empty.
inline std::optional<expectation> first_difference(agreement stage, std::string_view ours,
                                                   std::string_view theirs) {
  for (std::size_t line = 1; ours != theirs; ++line) {
    const std::string_view left = take_until(ours, '\n');
    const std::string_view right = take_until(theirs, '\n');
    if (left != right) return expectation{stage, line, masked_line(left), masked_line(right)};
  }
  return std::nullopt;
}

}  // namespace detail

/// Compares our stages with those that the error text of a service quotes.
///
/// `error_text` is the message, or the whole body, JSON or XML: "The Canonical String for this
/// request should have been '…'", "The String-to-Sign should have been '…'", or the elements
/// `CanonicalRequest` and `StringToSign`. Linear time.
inline expectation explain_mismatch(std::string_view error_text, const signing_stages& ours) {
  constexpr std::string_view canonical_label = "Canonical String for this request should have been";
  constexpr std::string_view to_sign_label = "String-to-Sign should have been";
  auto canonical =
      detail::quoted_after(error_text, canonical_label, to_sign_label, detail::closing_quote::last);
  if (!canonical) {
    canonical = detail::quoted_element(error_text, "<CanonicalRequest>", "</CanonicalRequest>");
  }
  auto to_sign = detail::quoted_after(error_text, to_sign_label, canonical_label,
                                      detail::closing_quote::first);
  if (!to_sign) to_sign = detail::quoted_element(error_text, "<StringToSign>", "</StringToSign>");

  if (canonical) {
    if (auto found = detail::first_difference(agreement::canonical_request, ours.canonical_request,
                                              *canonical)) {
      return *std::move(found);
    }
  }
  if (to_sign) {
    if (auto found =
            detail::first_difference(agreement::string_to_sign, ours.string_to_sign, *to_sign)) {
      return *std::move(found);
    }
  }
  const bool quoted = canonical || to_sign;
  return {quoted ? agreement::same : agreement::nothing_quoted, 0, {}, {}};
}

}  // namespace sansaws::sigv4
