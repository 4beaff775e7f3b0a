// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The rules for the ARNs of a table bucket and a table, a namespace and the name of a table.
#pragma once

#include <sansaws/aws/arn.hpp>
#include <sansaws/core/caller_error.hpp>
#include <sansaws/core/detail/charset.hpp>
#include <sansaws/core/detail/text.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::s3tables::detail {

/// Which rules.
enum class form {
  strict,   ///< those of the service
  model,    ///< narrower ones for names: those of the service's model
  relaxed,  ///< wider ones, for servers that imitate the service
};

using sansaws::detail::charset;
using sansaws::detail::digit_chars;
using sansaws::detail::lower_chars;
using sansaws::detail::upper_chars;

/// Which bytes a part may have, and how many.
struct part_rule {
  charset bytes;
  std::string_view allowed;  ///< `bytes` in words, for error messages
  std::size_t min_size;
  std::size_t max_size;
};

inline constexpr std::size_t unbounded = static_cast<std::size_t>(-1);

inline constexpr part_rule strict_name{lower_chars | digit_chars | charset("_-"),
                                       "a-z, 0-9, _ and -", 1, 255};
inline constexpr part_rule model_name{lower_chars | digit_chars | charset("_"), "a-z, 0-9 and _", 1,
                                      255};
inline constexpr part_rule strict_bucket{lower_chars | digit_chars | charset("_-"),
                                         "a-z, 0-9, _ and -", 3, 63};
inline constexpr part_rule relaxed_name{upper_chars | lower_chars | digit_chars | charset("_-."),
                                        "A-Z, a-z, 0-9, _, - and single dots inside", 1, 255};

inline constexpr part_rule strict_table_id{upper_chars | lower_chars | digit_chars | charset("_-"),
                                           "A-Z, a-z, 0-9, _ and -", 1, 255};

/// The rule of a part of an ARN, and the literal text before the part.
struct arn_part {
  std::string_view before;
  part_rule rule;
};

inline constexpr std::array<arn_part, 4> strict_arn{{
    {"arn:aws", {lower_chars | digit_chars | charset("-"), "a-z, 0-9 and -", 0, unbounded}},
    {":", {lower_chars | digit_chars, "a-z and 0-9", 1, unbounded}},
    {":", {lower_chars | digit_chars | charset("-"), "a-z, 0-9 and -", 0, unbounded}},
    {":", {digit_chars, "0-9", 12, 12}},
}};
inline constexpr std::array<arn_part, 4> relaxed_arn{{
    {"arn:", {lower_chars | digit_chars | charset("-"), "a-z, 0-9 and -", 1, unbounded}},
    {":", {lower_chars | digit_chars | charset("-"), "a-z, 0-9 and -", 1, unbounded}},
    {":", {lower_chars | digit_chars | charset("-"), "a-z, 0-9 and -", 0, unbounded}},
    {":",
     {upper_chars | lower_chars | digit_chars | charset("_-"), "A-Z, a-z, 0-9, _ and -", 0,
      unbounded}},
}};

/// For error messages.
inline constexpr std::string_view bucket_arn_form = "arn:aws:s3tables:REGION:ACCOUNT:bucket/NAME";
inline constexpr std::string_view table_arn_form =
    "arn:aws:s3tables:REGION:ACCOUNT:bucket/NAME/table/ID";

/// What to name as allowed where `text`, which is wrong at `at`, is another name of a bucket or
/// table: what is wanted, and what the text is. Else `allowed`.
constexpr std::string_view wanted_arn(std::string_view text, std::size_t at,
                                      std::string_view allowed) noexcept {
  if (text.substr(at).starts_with("/table/")) {
    return "the ARN of the table's bucket, which ends before /table/";
  }
  if (text.find(':') == text.npos) {
    return "arn:aws:s3tables:REGION:ACCOUNT:bucket/NAME, and not the bucket's name alone";
  }
  const auto arn = aws::arn_view::parse(text);
  if (arn && arn->service == "s3") {
    return "arn:aws:s3tables:REGION:ACCOUNT:bucket/NAME, and not the ARN of a bucket of S3";
  }
  return allowed;
}

/// Checks a text part by part, and keeps the first error. Views the text.
class rule_checker {
 public:
  constexpr rule_checker(std::string_view text, std::string_view parameter,
                         std::string_view form = {}) noexcept
      : text_(text), parameter_(parameter), form_(form) {}

  constexpr const std::optional<caller_error>& error() const noexcept { return error_; }

  /// Checks that exactly this text comes next.
  constexpr bool literal(std::string_view expected) noexcept {
    for (const char c : expected) {
      if (at_ == text_.size() || text_[at_] != c) return refuse(caller_errc::bad_format, form_);
      ++at_;
    }
    return true;
  }

  /// Checks a part of an ARN, which ends at the next `end` or at its greatest size.
  constexpr bool part(const part_rule& rule, char end = ':') noexcept {
    const std::size_t begin = at_;
    for (; at_ != text_.size() && text_[at_] != end && at_ - begin != rule.max_size; ++at_) {
      if (!rule.bytes.contains(text_[at_])) {
        return refuse(caller_errc::bad_character,
                      sansaws::detail::allowed_at(text_, at_, rule.allowed));
      }
    }
    return at_ - begin >= rule.min_size || refuse(caller_errc::bad_format, form_);
  }

  /// Checks the parts of an ARN before the resource.
  constexpr bool arn(form rules) noexcept {
    for (const auto& [before, rule] : rules == form::strict ? strict_arn : relaxed_arn) {
      if (!literal(before) || !part(rule)) return false;
    }
    return true;
  }

  /// Checks a name, which goes on to the end of the text. It may not begin with a dot, nor have two
  /// dots in a row.
  constexpr bool name(const part_rule& rule) noexcept {
    const std::size_t begin = at_;
    char before = '.';
    for (; at_ != text_.size(); ++at_) {
      if (at_ - begin == rule.max_size) return refuse(caller_errc::too_long);
      const char c = text_[at_];
      if (!rule.bytes.contains(c) || (c == '.' && before == '.')) {
        return refuse(caller_errc::bad_character,
                      sansaws::detail::allowed_at(text_, at_, rule.allowed));
      }
      before = c;
    }
    return at_ - begin >= rule.min_size || refuse(caller_errc::too_short);
  }

 private:
  constexpr bool refuse(caller_errc code, std::string_view allowed = {}) noexcept {
    error_ = caller_error{code, parameter_, at_, allowed};
    return false;
  }

  std::string_view text_;
  std::string_view parameter_;
  std::string_view form_;  // of the whole text, in words
  std::size_t at_ = 0;
  std::optional<caller_error> error_;
};

/// The error of a text that is no name of a namespace or table.
constexpr std::optional<caller_error> validate_name(std::string_view text, form rules,
                                                    std::string_view parameter) noexcept {
  if (text.empty()) return caller_error{caller_errc::missing, parameter};
  rule_checker in(text, parameter);
  in.name(rules == form::strict ? strict_name : rules == form::model ? model_name : relaxed_name);
  return in.error();
}

/// The error of a text that is no ARN of a table bucket.
constexpr std::optional<caller_error> validate_bucket_arn(std::string_view text, form rules,
                                                          std::size_t max_size) noexcept {
  constexpr std::string_view parameter = "table_bucket_arn";
  if (text.empty()) return caller_error{caller_errc::missing, parameter};
  if (text.size() > max_size) return caller_error{caller_errc::too_long, parameter, max_size};
  rule_checker in(text, parameter, bucket_arn_form);
  if (in.arn(rules) && in.literal(":bucket/")) {
    in.name(rules == form::strict ? strict_bucket : relaxed_name);
  }
  auto error = in.error();
  if (error) error->other = wanted_arn(text, error->position, error->other);
  return error;
}

/// The error of a text that is no ARN of a table.
constexpr std::optional<caller_error> validate_table_arn(std::string_view text, form rules,
                                                         std::size_t max_size) noexcept {
  constexpr std::string_view parameter = "table_arn";
  if (text.empty()) return caller_error{caller_errc::missing, parameter};
  if (text.size() > max_size) return caller_error{caller_errc::too_long, parameter, max_size};
  rule_checker in(text, parameter, table_arn_form);
  const bool strict = rules == form::strict;
  if (in.arn(rules) && in.literal(":bucket/") &&
      in.part(strict ? strict_bucket : relaxed_name, '/') && in.literal("/table/")) {
    in.name(strict ? strict_table_id : relaxed_name);
  }
  return in.error();
}

}  // namespace sansaws::s3tables::detail
