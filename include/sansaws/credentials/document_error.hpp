// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Why a document has no credentials: what a command printed, or an endpoint answered.
#pragma once

#include <sansaws/core/caller_error.hpp>
#include <sansaws/core/detail/decimal.hpp>
#include <sansaws/core/detail/errc_category.hpp>
#include <sansaws/core/detail/text.hpp>
#include <sansaws/core/peer_errc.hpp>
#include <sansaws/core/printable.hpp>
#include <sansaws/core/result.hpp>
#include <sansaws/http/masking.hpp>
#include <sansaws/json/decode_error.hpp>

#include <boost/describe/enum.hpp>
#include <boost/system/error_code.hpp>
#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <type_traits>

namespace sansaws::inline SANSAWS_ABI::credentials {

/// What a document is in place of credentials.
enum class document_errc {
  empty = 1,            ///< nothing at all
  unexpected_status,    ///< the answer to a request with another status than 200
  reported,             ///< an error with a code, in an answer with the status 200
  unsupported_version,  ///< of a version that this library does not know
  no_role,              ///< the list of roles of an instance that has none
};
BOOST_DESCRIBE_ENUM(document_errc, empty, unexpected_status, reported, unsupported_version, no_role)

/// One sentence without a full stop. Any value has a text.
constexpr std::string_view message(document_errc code) noexcept {
  switch (code) {
    case document_errc::empty:
      return "there is nothing in it";
    case document_errc::unexpected_status:
      return "the status of the answer is not 200";
    case document_errc::reported:
      return "an error is reported in place of credentials";
    case document_errc::unsupported_version:
      return "/Version is not 1";
    case document_errc::no_role:
      return "the instance has no role";
  }
  return "the document is wrong in an unknown way";
}

namespace detail {
inline constexpr sansaws::detail::errc_category<document_errc> document_category{
    "sansaws.credentials.document", 0xc2e8'5b17'90fd'643a};
}

/// The code in the category "sansaws.credentials.document".
inline boost::system::error_code make_error_code(document_errc code) noexcept {
  return {static_cast<int>(code), detail::document_category};
}

/// Why a document has no credentials, and where it is wrong. Owns its texts.
///
/// It has no value of the document but the code and the message of an error that is reported there.
///
/// @snippet reference_examples.cpp document_error
struct document_error {
  /// A `document_errc`; or a `peer_errc` where it is not the promised JSON; or a `caller_errc`
  /// where a value cannot be what it should be.
  boost::system::error_code code = {};
  /// The member that is wrong, as a JSON Pointer such as "/Token". Empty for the whole document.
  std::string member = {};
  /// The byte where the parser stopped (`not_json`, `too_deep`), or an index in the value (a
  /// `caller_errc`).
  std::size_t position = 0;
  std::string_view allowed = {};  ///< what a value with a `caller_errc` may be; may be empty
  int http_status = 0;            ///< of the answer; 0 for the output of a command
  /// The name of the error that is reported; byte for byte. For terminals and logs use `to_string`.
  std::string reported_code = {};
  std::string reported_message = {};  ///< what is said of it; byte for byte

  friend bool operator==(const document_error&, const document_error&) = default;
};

/// The error's code, without its place.
inline boost::system::error_code make_error_code(const document_error& error) noexcept {
  return error.code;
}

/// One line of visible ASCII: "/SecretAccessKey is missing", "the answer has the status 401".
inline std::string to_string(const document_error& error) {
  using sansaws::detail::append_all;
  std::string text;
  const int value = error.code.value();
  if (error.code.category() == sansaws::detail::caller_category) {
    text += to_string(
        caller_error{static_cast<caller_errc>(value), error.member, error.position, error.allowed});
  } else if (error.code == peer_errc::missing_member) {
    append_all(text, {printable(error.member, 256), " is missing"});
  } else if (error.code.category() == sansaws::detail::peer_category) {
    text +=
        to_string(json::decode_error{static_cast<peer_errc>(value), error.member, error.position});
  } else if (error.code == make_error_code(document_errc::unexpected_status)) {
    text += "the answer has the status ";
    sansaws::detail::append_decimal(text, error.http_status);
  } else {
    text += error.code.category() == detail::document_category
                ? message(static_cast<document_errc>(value))
                : "the document is wrong in an unknown way";
  }
  const auto append_reported = [&text](std::string_view reported) {
    // A proxy may quote the fields of the request.
    if (!reported.empty()) append_all(text, {": ", printable(http::mask_target(reported), 256)});
  };
  append_reported(error.reported_code);
  append_reported(error.reported_message);
  return text;
}

/// Writes the text of `to_string`.
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                             const document_error& error) {
  return out << to_string(error);
}

/// What `result::value()` calls where there is an error.
[[noreturn]] inline void throw_exception_from_error(const document_error& error,
                                                    const boost::source_location& where) {
  sansaws::detail::throw_value_of(error, where);
}

}  // namespace sansaws::credentials

template <>
struct boost::system::is_error_code_enum<sansaws::credentials::document_errc> : std::true_type {};
