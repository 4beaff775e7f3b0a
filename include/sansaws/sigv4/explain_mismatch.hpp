// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Explains why a service refused a signature, from the text of its error.
#pragma once

#include <sansaws/core/detail/decimal.hpp>
#include <sansaws/core/detail/text.hpp>
#include <sansaws/core/printable.hpp>
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

/// The first line that differs, and its number from 1. A session token in the lines is masked.
struct mismatch {
  mismatch_kind kind = mismatch_kind::not_quoted;
  std::size_t line = 0;
  std::string ours;
  std::string theirs;

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

/// Undoes what JSON and XML do to a text: escapes, entities, CRLF. Unknown ones stay as they are.
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

/// The text between the first `open` and the next `close`; up to the end if there is no `close`.
/// Nothing if there is no `open`.
inline std::optional<std::string_view> between(std::string_view text, std::string_view open,
                                               std::string_view close) {
  const std::size_t begin = text.find(open);
  if (begin == std::string_view::npos) return std::nullopt;
  text.remove_prefix(begin + open.size());
  // If the text was cut short before `close`, the rest is still worth comparing.
  return text.substr(0, text.find(close));
}

/// Which quote ends a quotation. A string to sign has no quotes inside, but the value of a field
/// may.
enum class closing_quote { first, last };

/// The quotation after `label` and before `next_label`; up to the end if it was cut short.
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

/// The content of an XML element.
inline std::optional<std::string> quoted_element(std::string_view text, std::string_view open,
                                                 std::string_view close) {
  const auto content = between(text, open, close);
  if (!content) return std::nullopt;
  return plain_text(*content);
}

/// The first line in which two texts differ, if any. Where one text has ended, its line is empty.
inline std::optional<mismatch> first_difference(mismatch_kind stage, std::string_view ours,
                                                std::string_view theirs) {
  for (std::size_t line = 1; !ours.empty() || !theirs.empty(); ++line) {
    const std::string_view left = take_until(ours, '\n');
    const std::string_view right = take_until(theirs, '\n');
    if (left != right) return mismatch{stage, line, masked_line(left), masked_line(right)};
  }
  return std::nullopt;
}

}  // namespace detail

/// Compares our signing stages with those that a service quotes in its error.
///
/// `error_text` is the message of the error or its whole body, in JSON or XML. The stages are found
/// after "The Canonical String for this request should have been" and "The String-to-Sign should
/// have been", or in the elements `CanonicalRequest` and `StringToSign`.
/// Never fails. Linear time.
inline mismatch explain_mismatch(std::string_view error_text, const signing_stages& ours) {
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
    if (auto found = detail::first_difference(mismatch_kind::canonical_request,
                                              ours.canonical_request, *canonical)) {
      return *std::move(found);
    }
  }
  if (to_sign) {
    if (auto found = detail::first_difference(mismatch_kind::string_to_sign, ours.string_to_sign,
                                              *to_sign)) {
      return *std::move(found);
    }
  }
  const bool quoted = canonical || to_sign;
  return {quoted ? mismatch_kind::credentials : mismatch_kind::not_quoted, 0, {}, {}};
}

}  // namespace sansaws::sigv4
