// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Reads JSON from front to back, as whoever knows what is to come asks for it.
#pragma once

#include <sansaws/core/ascii.hpp>
#include <sansaws/json/detail/json_escape.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace sansaws::json {

/// Arrays and objects within each other, whatever the caller's limit.
inline constexpr std::size_t deepest_nesting = 512;

namespace detail {

/// The inside of a JSON string, escapes as they are.
struct raw_string {
  std::string_view text;
  bool plain = true;  ///< printable ASCII without escapes, so that it stands for itself
};

/// Reads a text that is to be JSON (RFC 8259).
///
/// Each function that reads takes the place where it is to begin, and returns the one behind what
/// it read; null where that was not there, and then `offset` is where the text stopped being that.
/// The place goes from call to call in a register, which is what makes this fast. White space is
/// passed before what is read.
class json_reader {
 public:
  explicit json_reader(std::string_view text, std::size_t max_depth = deepest_nesting) noexcept
      : begin_(text.data()),
        end_(begin_ + text.size()),
        stopped_(begin_),
        depth_left_(max_depth < deepest_nesting ? max_depth : deepest_nesting) {}

  const char* begin() const noexcept { return begin_; }
  std::size_t offset() const noexcept { return static_cast<std::size_t>(stopped_ - begin_); }
  /// Whether reading ended as arrays and objects were nested beyond the limit.
  bool too_deep() const noexcept { return too_deep_; }

  const char* pass_space(const char* p) const noexcept {
    return p != end_ && *p > ' ' ? p : pass_space_here(p);
  }
  /// Whether the character at `p` is `c`.
  bool at(const char* p, char c) const noexcept { return p != end_ && *p == c; }
  bool at_number(const char* p) const noexcept {
    return p != end_ && (*p == '-' || ascii::is_digit(*p));
  }

  const char* expect(const char* p, char c) noexcept {
    p = pass_space(p);
    return at(p, c) ? p + 1 : stop(p);
  }
  const char* expect_end(const char* p) noexcept {
    p = pass_space(p);
    return p == end_ ? p : stop(p);
  }

  /// The bracket that begins an object or array.
  const char* open(const char* p, char bracket) noexcept {
    p = pass_space(p);
    too_deep_ = at(p, bracket) && depth_left_ == 0;
    if (too_deep_ || !at(p, bracket)) return stop(p);
    --depth_left_;
    return p + 1;
  }
  /// The one that ends it.
  const char* close(const char* p, char bracket) noexcept {
    ++depth_left_;
    return expect(p, bracket);
  }

  /// A string to its closing quote, whatever it holds.
  const char* find_string(const char* p, raw_string& found) noexcept {
    const char* const first = expect(p, '"');
    if (first == nullptr) return nullptr;
    found.plain = true;
    p = pass_plain(first, end_);
    while (p != end_ && *p != '"') {
      found.plain = false;
      p = pass_plain(p + (*p == '\\' && end_ - p != 1 ? 2 : 1), end_);
    }
    found.text = {first, static_cast<std::size_t>(p - first)};
    return p != end_ ? p + 1 : stop(p);
  }

  /// What a string stands for: a view of the JSON, or of `buffer`, where it has escapes.
  const char* string(const char* p, std::string_view& value, std::string& buffer) {
    raw_string found;
    p = find_string(p, found);
    value = found.text;
    if (p != nullptr && found.plain) [[likely]]
      return p;
    return understand(p, found, value, buffer);
  }

  /// The string `text` as it is, without escapes and white space; else null, and the place stays
  /// good. Faster than to find the end of a string first, and does not wait for it.
  template <std::size_t Size>
  const char* expected(const char* p, const char* text) const noexcept {
    const bool there = static_cast<std::size_t>(end_ - p) >= Size + 2 && *p == '"' &&
                       std::memcmp(p + 1, text, Size) == 0 && p[Size + 1] == '"';
    return there ? p + Size + 2 : nullptr;
  }

  /// A string and which of `Names` it is; the count of them where it is none, and only then it is
  /// sure to be in `other`, as by `string`.
  template <const auto& Names>
  const char* one_of(const char* p, std::size_t& number, std::string_view& other,
                     std::string& buffer) {
    p = pass_space(p);
    const char* end = nullptr;
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      static_cast<void>((((end = expected<Names[I].size()>(p, Names[I].data())) != nullptr &&
                          (number = I, true)) ||
                         ...));
    }
    (std::make_index_sequence<Names.size()>());
    if (end != nullptr) [[likely]]
      return end;
    end = string(p, other, buffer);
    for (number = 0; number != Names.size() && other != Names[number];) ++number;
    return end;
  }

  /// true, false or null.
  const char* literal(const char* p, std::string_view word) noexcept {
    p = pass_space(p);
    for (const char c : word) {
      if (!at(p, c)) return stop(p);
      ++p;
    }
    return p;
  }

  /// A number as it is written.
  const char* number(const char* p, std::string_view& written) noexcept {
    const char* const first = pass_space(p);
    p = first;
    const auto pass = [&](char c) {
      const bool there = at(p, c);
      p += there ? 1 : 0;
      return there;
    };
    const auto pass_digits = [&] {
      const char* const digits = p;
      while (p != end_ && ascii::is_digit(*p)) ++p;
      return p != digits;
    };
    pass('-');
    if (!pass('0') && !pass_digits()) return stop(p);
    if (pass('.') && !pass_digits()) return stop(p);
    if (pass('e') || pass('E')) {
      if (!pass('+')) pass('-');
      if (!pass_digits()) return stop(p);
    }
    written = {first, static_cast<std::size_t>(p - first)};
    return p;
  }

  /// How many more arrays and objects may be opened within each other.
  std::size_t depth_left() const noexcept { return depth_left_; }

 private:
  static constexpr bool is_space(char c) noexcept {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  // Out of the way, as most JSON has no white space.
  [[gnu::noinline]] const char* pass_space_here(const char* p) const noexcept {
    while (p != end_ && is_space(*p)) ++p;
    return p;
  }

  const char* stop(const char* p) noexcept {
    stopped_ = p;
    return nullptr;
  }

  // The string that `found` is, if it is one.
  [[gnu::noinline]] const char* understand(const char* p, const raw_string& found,
                                           std::string_view& value, std::string& buffer) {
    if (found.text.data() == nullptr) return nullptr;  // there was no quote
    std::size_t good = size_of_run(found.text);
    if (good != found.text.size()) {
      good = unescape(buffer, found.text, good);
      value = buffer;
    }
    return good == found.text.size() ? p : stop(found.text.data() + good);
  }

  const char* begin_;
  const char* end_;
  const char* stopped_;
  std::size_t depth_left_;
  bool too_deep_ = false;
};

}  // namespace detail
}  // namespace sansaws::json
