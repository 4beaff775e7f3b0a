// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Explains why a service refused a signature, from the text of its error.
#pragma once

#include <sansaws/core/detail/ascii.hpp>
#include <sansaws/core/detail/decimal.hpp>
#include <sansaws/core/detail/text.hpp>
#include <sansaws/core/printable.hpp>
#include <sansaws/http/grammar.hpp>
#include <sansaws/sigv4/detail/known_credentials.hpp>
#include <sansaws/sigv4/signing_stages.hpp>

#include <boost/describe/enum.hpp>
#include <cstddef>
#include <cstdint>
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

/// Appends a character in UTF-8. What is no character is left out.
inline void append_utf8(std::string& text, std::uint32_t code) {
  if (code > 0x10'ffff || (code >= 0xd800 && code < 0xe000)) return;
  const auto append = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
  const auto append_tail = [&](std::uint32_t shift) { append(0x80 | (code >> shift & 0x3f)); };
  if (code < 0x80) return append(code);
  if (code < 0x800) {
    append(0xc0 | code >> 6U);
  } else if (code < 0x1'0000) {
    append(0xe0 | code >> 12U);
    append_tail(6);
  } else {
    append(0xf0 | code >> 18U);
    append_tail(12);
    append_tail(6);
  }
  append_tail(0);
}

/// The number that `digits` are; nothing if they are none, or none that a character has.
inline std::optional<std::uint32_t> character_number(std::string_view digits, int base) {
  std::uint32_t number = 0;
  for (const char c : digits) {
    const int digit = sansaws::detail::hex_value(c);
    if (digit < 0 || digit >= base) return std::nullopt;
    number = number * static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(digit);
    if (number > 0x10'ffff) return std::nullopt;
  }
  if (digits.empty()) return std::nullopt;
  return number;
}

/// What an XML entity at the front of `text` stands for, in any letter case, as HTML has them, too.
/// Removes it. Nothing if there is none.
inline std::optional<std::uint32_t> take_entity(std::string_view& text) {
  constexpr std::size_t longest = 16;  // of a number with some zeros before it
  const std::size_t size = text.substr(0, longest).find(';');
  if (size == std::string_view::npos || !text.starts_with('&')) return std::nullopt;
  std::string_view name = text.substr(1, size - 1);
  std::optional<std::uint32_t> found;
  constexpr std::pair<std::string_view, char> named[] = {
      {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
  for (const auto& [known, character] : named) {
    if (http::equal_ignoring_case(name, known)) found = static_cast<unsigned char>(character);
  }
  if (sansaws::detail::skip_prefix(name, "#")) {
    const bool hex = name.starts_with('x') || name.starts_with('X');
    found = hex ? character_number(name.substr(1), 16) : character_number(name, 10);
  }
  if (found) text.remove_prefix(size + 1);
  return found;
}

/// The number of `\uXXXX` at the front of `text`. Removes it. Nothing if there is none.
inline std::optional<std::uint32_t> take_unicode_escape(std::string_view& text) {
  if (text.size() < 6 || !text.starts_with("\\u")) return std::nullopt;
  const auto found = character_number(text.substr(2, 4), 16);
  if (found) text.remove_prefix(6);
  return found;
}

/// What a JSON escape at the front of `text` stands for. Removes it. Nothing if there is none.
inline std::optional<std::uint32_t> take_escape(std::string_view& text) {
  if (const auto unit = take_unicode_escape(text)) {
    if (*unit < 0xd800 || *unit >= 0xdc00) return unit;
    auto rest = text;  // a character beyond U+FFFF is two units
    const auto second = take_unicode_escape(rest);
    if (!second || *second < 0xdc00 || *second >= 0xe000) return unit;
    text = rest;
    return 0x1'0000 + ((*unit - 0xd800) << 10U) + (*second - 0xdc00);
  }
  constexpr std::string_view letters = "nrtbf\"\\/";
  constexpr std::string_view meanings = "\n\r\t\b\f\"\\/";
  if (text.size() < 2 || !text.starts_with('\\')) return std::nullopt;
  const std::size_t which = letters.find(text[1]);
  if (which == std::string_view::npos) return std::nullopt;
  text.remove_prefix(2);
  return static_cast<unsigned char>(meanings[which]);
}

/// Undoes what JSON and XML do to a text: escapes, entities, CRLF. Unknown ones stay as they are.
inline std::string plain_text(std::string_view quoted) {
  std::string plain;
  while (!quoted.empty()) {
    auto code = take_entity(quoted);
    if (!code) code = take_escape(quoted);
    if (!code) {
      if (quoted.front() != '\r') plain += quoted.front();
      quoted.remove_prefix(1);
    } else if (*code != '\r') {
      append_utf8(plain, *code);
    }
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
