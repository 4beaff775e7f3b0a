// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What a table is called: the ARN of its bucket, its namespace and its name, checked to the byte.
#pragma once

#include <sansaws/aws/arn.hpp>
#include <sansaws/aws/region.hpp>
#include <sansaws/core/literal.hpp>
#include <sansaws/core/result.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sansaws::s3tables {
namespace detail {

constexpr bool is_digit(char c) noexcept { return '0' <= c && c <= '9'; }
constexpr bool is_lower_alnum(char c) noexcept { return is_digit(c) || ('a' <= c && c <= 'z'); }
constexpr bool is_alnum(char c) noexcept { return is_lower_alnum(c) || ('A' <= c && c <= 'Z'); }

/// Text that `Id::check`, or the wider `Id::check_relaxed`, accepted.
template <class Id>
class identifier {
 public:
  /// By the service's own rules, which `Id` states; the error of `Id::check`.
  static result<Id> parse(std::string_view text) {
    if (const auto error = Id::check(text)) return *error;
    return Id(accepted{}, text);
  }
  /// By the wider rules that `Id` states, for servers other than AWS's; that of `Id::check_relaxed`.
  static result<Id> parse_relaxed(std::string_view text) {
    if (const auto error = Id::check_relaxed(text)) return *error;
    return Id(accepted{}, text);
  }

  /// Valid while this object lives and is not assigned to.
  constexpr std::string_view text() const& noexcept { return text_; }
  std::string_view text() const&& = delete;

  friend constexpr bool operator==(const identifier&, const identifier&) = default;

 protected:
  struct accepted {};
  constexpr identifier(accepted, std::string_view text) : text_(text) {}

 private:
  std::string text_;
};

/// The rules that namespaces and tables share.
constexpr std::optional<caller_error> check_name(std::string_view text,
                                                 std::string_view parameter) noexcept;
constexpr std::optional<caller_error> check_relaxed_name(std::string_view text,
                                                         std::string_view parameter) noexcept;

}  // namespace detail

/// The ARN of a table bucket. The parameter of its errors is "tableBucketARN".
///
///     strict  = "arn:aws" *( lower / digit / "-" ) ":" 1*( lower / digit ) ":"
///               *( lower / digit / "-" ) ":" 12digit ":bucket/" 3*63( lower / digit / "_" / "-" )
///     relaxed = "arn:" 1*( lower / digit / "-" ) ":" 1*( lower / digit / "-" ) ":"
///               *( lower / digit / "-" ) ":" *( alnum / "_" / "-" ) ":bucket/"
///               alnum *254( alnum / "_" / "-" / "." )     ; without ".."
///
/// Both at most 2,048 bytes, as much as the service's model allows a table's own ARN. Every strict
/// ARN whose bucket's name begins with a letter or digit is a relaxed one.
class table_bucket_arn : public detail::identifier<table_bucket_arn> {
 public:
  static constexpr std::size_t max_size = 2048;

  /// Why `text` is none, or nothing: `missing` (empty), `too_long` (at `max_size`, or at the first
  /// byte too many of the bucket's name), `too_short` (at the end of the bucket's name),
  /// `bad_character` (a byte outside its part's alphabet), `bad_format` (a part that ends too early
  /// or too late, or is not the literal text).
  static constexpr std::optional<caller_error> check(std::string_view text) noexcept;
  /// The same for the relaxed form.
  static constexpr std::optional<caller_error> check_relaxed(std::string_view text) noexcept;

  /// The ARN of a literal; one that `check` refuses does not compile.
  constexpr explicit table_bucket_arn(checked_literal<table_bucket_arn> literal)
      : identifier(accepted{}, literal.view()) {}

  /// The region that it names, perhaps none; nothing that this library does consults it. Valid like
  /// `text()`.
  constexpr std::string_view region() const& noexcept { return aws::split_arn(text())->region; }
  std::string_view region() const&& = delete;

 private:
  friend identifier;
  using identifier::identifier;
};

/// The name of a namespace. The parameter of its errors is "namespace".
///
///     strict  = 1*255( lower / digit / "_" )
///     relaxed = ( alnum / "_" ) *254( alnum / "_" / "-" / "." )     ; without ".."
class namespace_name : public detail::identifier<namespace_name> {
 public:
  /// Why `text` is none, or nothing: `missing` (empty), `bad_character`, `too_long` (at byte 255).
  static constexpr std::optional<caller_error> check(std::string_view text) noexcept {
    return detail::check_name(text, "namespace");
  }
  /// The same for the relaxed form.
  static constexpr std::optional<caller_error> check_relaxed(std::string_view text) noexcept {
    return detail::check_relaxed_name(text, "namespace");
  }
  /// The name of a literal; one that `check` refuses does not compile.
  constexpr explicit namespace_name(checked_literal<namespace_name> literal)
      : identifier(accepted{}, literal.view()) {}

 private:
  friend identifier;
  using identifier::identifier;
};

/// The name of a table, by the rules of `namespace_name`. The parameter of its errors is "name".
class table_name : public detail::identifier<table_name> {
 public:
  static constexpr std::optional<caller_error> check(std::string_view text) noexcept {
    return detail::check_name(text, "name");
  }
  static constexpr std::optional<caller_error> check_relaxed(std::string_view text) noexcept {
    return detail::check_relaxed_name(text, "name");
  }
  constexpr explicit table_name(checked_literal<table_name> literal)
      : identifier(accepted{}, literal.view()) {}

 private:
  friend identifier;
  using identifier::identifier;
};

/// Whether the ARN names a region and it is another than the one that is asked and signed for.
constexpr bool region_mismatch(const table_bucket_arn& arn, const aws::region& region) noexcept {
  return !arn.region().empty() && arn.region() != region.text();
}

}  // namespace sansaws::s3tables
