// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Which bytes may name a table, its namespace and its bucket.
#pragma once

#include <sansaws/core/error.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace sansaws::s3tables::detail {

/// The service's own rules, or the wider ones for servers that imitate it.
enum class form { strict, relaxed };

/// The bytes of a part, and what they are called in an error.
struct alphabet {
  bool (*has)(char) noexcept;
  std::string_view name;
};

constexpr bool is_digit(char c) noexcept {
  return '0' <= c && c <= '9';
}
constexpr bool is_lower_or_digit(char c) noexcept {
  return is_digit(c) || ('a' <= c && c <= 'z');
}
constexpr bool is_label(char c) noexcept {
  return is_lower_or_digit(c) || c == '-';
}
constexpr bool is_word(char c) noexcept {
  return is_lower_or_digit(c) || c == '_';
}
constexpr bool is_any_case(char c) noexcept {
  return is_word(c) || c == '-' || ('A' <= c && c <= 'Z');
}
constexpr bool is_bucket(char c) noexcept {
  return is_word(c) || c == '-';
}

inline constexpr alphabet digit{is_digit, "0-9"};
inline constexpr alphabet lower_or_digit{is_lower_or_digit, "a-z and 0-9"};
inline constexpr alphabet label{is_label, "a-z, 0-9 and -"};
inline constexpr alphabet word{is_word, "a-z, 0-9 and _"};
inline constexpr alphabet any_case{is_any_case, "A-Z, a-z, 0-9, _ and -"};
inline constexpr alphabet bucket{is_bucket, "a-z, 0-9, _ and -"};

/// Walks along a text and remembers the first thing that is wrong with it.
class rule_checker {
 public:
  static constexpr std::size_t unbounded = static_cast<std::size_t>(-1);

  constexpr rule_checker(std::string_view text, std::string_view parameter) noexcept
      : text_(text), parameter_(parameter) {}

  constexpr const std::optional<caller_error>& error() const noexcept { return error_; }

  /// Exactly this text.
  constexpr bool literal(std::string_view expected) noexcept {
    for (const char c : expected) {
      if (at_ == text_.size() || text_[at_] != c) return refuse(caller_errc::bad_format);
      ++at_;
    }
    return true;
  }

  /// A part of an ARN: to the next colon, or to its greatest size.
  constexpr bool part(const alphabet& allowed, std::size_t least, std::size_t most) noexcept {
    const std::size_t begin = at_;
    for (; at_ != text_.size() && text_[at_] != ':' && at_ - begin != most; ++at_) {
      if (!allowed.has(text_[at_])) return refuse(caller_errc::bad_character, allowed.name);
    }
    return at_ - begin >= least || refuse(caller_errc::bad_format);
  }

  /// A name that goes on to the end.
  constexpr bool name(const alphabet& allowed, std::size_t least, std::size_t most) noexcept {
    const std::size_t begin = at_;
    for (; at_ != text_.size(); ++at_) {
      if (at_ - begin == most) return refuse(caller_errc::too_long);
      if (!allowed.has(text_[at_])) return refuse(caller_errc::bad_character, allowed.name);
    }
    return at_ - begin >= least || refuse(caller_errc::too_short);
  }

  /// A name in which single dots may separate, so that none is "." or "..", nor holds them.
  constexpr bool dotted_name(std::size_t most) noexcept {
    const std::size_t begin = at_;
    for (; at_ != text_.size(); ++at_) {
      if (at_ - begin == most) return refuse(caller_errc::too_long);
      const bool separates = text_[at_] == '.' && at_ != begin && text_[at_ - 1] != '.';
      if (!is_any_case(text_[at_]) && !separates) {
        return refuse(caller_errc::bad_character, "A-Z, a-z, 0-9, _, - and single dots inside");
      }
    }
    return at_ != begin || refuse(caller_errc::too_short);
  }

  constexpr bool refuse(caller_errc code, std::string_view allowed = {}) noexcept {
    error_ = caller_error{code, parameter_, at_, allowed};
    return false;
  }

 private:
  std::string_view text_;
  std::string_view parameter_;
  std::size_t at_ = 0;
  std::optional<caller_error> error_;
};

/// The name of a namespace or a table.
constexpr std::optional<caller_error> check_name(std::string_view text, form rules,
                                                 std::string_view parameter) noexcept {
  constexpr std::size_t longest = 255;
  if (text.empty()) return caller_error{caller_errc::missing, parameter, 0};
  rule_checker in(text, parameter);
  rules == form::strict ? in.name(word, 1, longest) : in.dotted_name(longest);
  return in.error();
}

/// The ARN of a table bucket.
constexpr std::optional<caller_error> check_bucket_arn(std::string_view text, form rules,
                                                       std::size_t max_size) noexcept {
  constexpr std::string_view parameter = "tableBucketARN";
  constexpr std::size_t unbounded = rule_checker::unbounded;
  if (text.empty()) return caller_error{caller_errc::missing, parameter, 0};
  if (text.size() > max_size) return caller_error{caller_errc::too_long, parameter, max_size};
  rule_checker in(text, parameter);
  if (rules == form::strict) {
    in.literal("arn:aws") && in.part(label, 0, unbounded) && in.literal(":") &&
        in.part(lower_or_digit, 1, unbounded) && in.literal(":") && in.part(label, 0, unbounded) &&
        in.literal(":") && in.part(digit, 12, 12) && in.literal(":bucket/") &&
        in.name(bucket, 3, 63);
  } else {
    in.literal("arn:") && in.part(label, 1, unbounded) && in.literal(":") &&
        in.part(label, 1, unbounded) && in.literal(":") && in.part(label, 0, unbounded) &&
        in.literal(":") && in.part(any_case, 0, unbounded) && in.literal(":bucket/") &&
        in.dotted_name(255);
  }
  return in.error();
}

}  // namespace sansaws::s3tables::detail
