// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The parameters that name a table: the ARN of its bucket, its namespace and its name; or its ARN.
#pragma once

#include <sansaws/aws/arn.hpp>
#include <sansaws/core/literal.hpp>
#include <sansaws/core/result.hpp>
#include <sansaws/s3tables/detail/identifier_rules.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::s3tables {
namespace detail {

/// What the classes below have in common: a text that `Id::validate` or `Id::validate_relaxed`
/// accepted. Owns the text.
template <class Id>
class identifier {
 protected:
  struct accepted {
    explicit accepted() = default;
  };

 public:
  /// The identifier, by the rules of the service; or the error of `Id::validate`. O(size).
  [[nodiscard]] static result<Id> parse(std::string_view text);
  /// The identifier, by wider rules for servers that imitate the service; or the error of
  /// `Id::validate_relaxed`. These rules accept all that the strict ones accept. O(size).
  [[nodiscard]] static result<Id> parse_relaxed(std::string_view text);

  /// The text as it was parsed. Valid while this object lives and is not assigned to.
  constexpr std::string_view text() const& noexcept { return text_; }
  std::string_view text() const&& = delete;

  friend constexpr bool operator==(const identifier&, const identifier&) = default;

  /// Not for callers: only this class and `Id` can name `accepted`.
  constexpr identifier(accepted, std::string_view text) : text_(text) {}

 private:
  std::string text_;
};

template <class Id>
result<Id> identifier<Id>::parse(std::string_view text) {
  if (const auto error = Id::validate(text)) return *error;
  return {boost::system::in_place_value, accepted(), text};
}
template <class Id>
result<Id> identifier<Id>::parse_relaxed(std::string_view text) {
  if (const auto error = Id::validate_relaxed(text)) return *error;
  return {boost::system::in_place_value, accepted(), text};
}

}  // namespace detail

/// The ARN of a table bucket. The parameter of its errors is "table_bucket_arn".
///
///     strict  = "arn:aws" *( lower / digit / "-" ) ":" 1*( lower / digit ) ":"
///               *( lower / digit / "-" ) ":" 12digit ":bucket/" 3*63( lower / digit / "_" / "-" )
///     relaxed = "arn:" 1*( lower / digit / "-" ) ":" 1*( lower / digit / "-" ) ":"
///               *( lower / digit / "-" ) ":" *( alnum / "_" / "-" ) ":bucket/"
///               1*255( alnum / "_" / "-" / "." )      ; no "." at the start or after another
///
/// Both have at most `max_size` bytes, which the service's model allows for the ARN of a table.
///
/// The strict form is the pattern of the service's model, and each part of it is at least as wide
/// as what the service has: partitions all begin with `aws`, accounts have 12 digits, and the names
/// of buckets have 3 to 63 lower-case letters, digits and hyphens, the service's own `aws-s3` among
/// them. (Amazon S3 User Guide, "table bucket, table, and namespace naming rules".)
///
/// @snippet reference_examples.cpp table_bucket_arn
class table_bucket_arn : public detail::identifier<table_bucket_arn> {
 public:
  static constexpr std::size_t max_size = 2048;  ///< the most bytes of such an ARN

  /// The error of a text that is not such an ARN, with its position. `missing`: empty. `too_long`:
  /// longer than `max_size`, or the bucket name is too long. `too_short`: the bucket name is too
  /// short. `bad_character`: a byte that its part may not have. `bad_format`: a part is too short
  /// or too long, or literal text is missing. O(size).
  static constexpr std::optional<caller_error> validate(std::string_view text) noexcept {
    return detail::validate_bucket_arn(text, detail::form::strict, max_size);
  }
  /// The same by the relaxed form.
  static constexpr std::optional<caller_error> validate_relaxed(std::string_view text) noexcept {
    return detail::validate_bucket_arn(text, detail::form::relaxed, max_size);
  }

  /// The ARN of a literal; one that `validate` refuses does not compile.
  constexpr explicit table_bucket_arn(checked_literal<table_bucket_arn> literal)
      : identifier(accepted(), literal.text()) {}

  /// The region in the ARN, which may be empty. A caller may choose it as the region to sign for.
  /// Valid as long as `text()`.
  constexpr std::string_view region() const& noexcept {
    return aws::arn_view::parse(text())->region;  // both forms have six parts
  }
  std::string_view region() const&& = delete;

  using identifier::identifier;
};

/// The ARN of a table. The parameter of its errors is "table_arn".
///
///     strict  = as that of a bucket, and "/table/" 1*255( alnum / "_" / "-" )
///     relaxed = as that of a bucket, and "/table/" 1*255( alnum / "_" / "-" / "." )
///                                                     ; no "." at the start or after another
///
/// Both have at most `max_size` bytes. The strict form is the pattern of the service's model.
class table_arn : public detail::identifier<table_arn> {
 public:
  static constexpr std::size_t max_size = 2048;  ///< in bytes

  /// The error of a text that is not such an ARN, with its position. The codes are those of
  /// `table_bucket_arn`, for the table's part as for that of the bucket.
  static constexpr std::optional<caller_error> validate(std::string_view text) noexcept {
    return detail::validate_table_arn(text, detail::form::strict, max_size);
  }
  /// The same for the relaxed form.
  static constexpr std::optional<caller_error> validate_relaxed(std::string_view text) noexcept {
    return detail::validate_table_arn(text, detail::form::relaxed, max_size);
  }

  /// The ARN of a literal; one that `validate` refuses does not compile.
  constexpr explicit table_arn(checked_literal<table_arn> literal)
      : identifier(accepted(), literal.text()) {}

  using identifier::identifier;
};

/// The name of a namespace. The parameter of its errors is "namespace".
///
///     strict  = 1*255( lower / digit / "_" / "-" )
///     model   = 1*255( lower / digit / "_" )
///     relaxed = 1*255( alnum / "_" / "-" / "." )      ; no "." at the start or after another
///
/// The service's own namespaces, such as `b_amzn-s3-demo-bucket` of S3 Metadata, have hyphens,
/// which the pattern in the service's model lacks. No SDK checks that pattern. Nothing else is
/// missing: S3 Storage Lens replaces the dots and upper-case letters of its configurations' names,
/// as namespaces have neither. (Amazon S3 User Guide, "Table naming for S3 Storage Lens export to
/// S3 Tables".)
///
/// @snippet reference_examples.cpp namespace_name
class namespace_name : public detail::identifier<namespace_name> {
 public:
  /// The error of a text that is not a namespace: `missing` (empty), `too_long` (at byte 255) or
  /// `bad_character`; the one that comes first in the text. O(size).
  static constexpr std::optional<caller_error> validate(std::string_view text) noexcept {
    return detail::validate_name(text, detail::form::strict, "namespace");
  }
  /// The same by the relaxed form.
  static constexpr std::optional<caller_error> validate_relaxed(std::string_view text) noexcept {
    return detail::validate_name(text, detail::form::relaxed, "namespace");
  }
  /// The same by the pattern of the service's model: for the names that a user may create.
  static constexpr std::optional<caller_error> validate_model(std::string_view text) noexcept {
    return detail::validate_name(text, detail::form::model, "namespace");
  }

  /// The name of a literal; one that `validate` refuses does not compile.
  constexpr explicit namespace_name(checked_literal<namespace_name> literal)
      : identifier(accepted(), literal.text()) {}

  using identifier::identifier;
};

/// The name of a table, by the rules of `namespace_name`. The parameter of its errors is "name".
class table_name : public detail::identifier<table_name> {
 public:
  /// The error of a text that is not such a name, as for a namespace. O(size).
  static constexpr std::optional<caller_error> validate(std::string_view text) noexcept {
    return detail::validate_name(text, detail::form::strict, "name");
  }
  /// The same by the relaxed form.
  static constexpr std::optional<caller_error> validate_relaxed(std::string_view text) noexcept {
    return detail::validate_name(text, detail::form::relaxed, "name");
  }
  /// The same by the pattern of the service's model.
  static constexpr std::optional<caller_error> validate_model(std::string_view text) noexcept {
    return detail::validate_name(text, detail::form::model, "name");
  }

  /// The name of a literal; one that `validate` refuses does not compile.
  constexpr explicit table_name(checked_literal<table_name> literal)
      : identifier(accepted(), literal.text()) {}

  using identifier::identifier;
};

#if SANSAWS_INSTANTIATIONS
SANSAWS_EXTERN template class detail::identifier<table_bucket_arn>;
SANSAWS_EXTERN template class detail::identifier<table_arn>;
SANSAWS_EXTERN template class detail::identifier<namespace_name>;
SANSAWS_EXTERN template class detail::identifier<table_name>;
#endif

}  // namespace sansaws::s3tables
