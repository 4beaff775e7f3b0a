// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What is wrong in a shared config or credentials file, and in which line.
#pragma once

#include <sansaws/core/detail/decimal.hpp>
#include <sansaws/core/detail/errc_category.hpp>
#include <sansaws/core/detail/text.hpp>
#include <sansaws/core/printable.hpp>
#include <sansaws/core/result.hpp>

#include <boost/describe/enum.hpp>
#include <boost/system/error_code.hpp>
#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <type_traits>

namespace sansaws::inline SANSAWS_ABI::credentials {

/// Which of the two shared files. They name their sections in two ways.
enum class profile_file {
  config,       ///< `~/.aws/config`, or what `AWS_CONFIG_FILE` names
  credentials,  ///< `~/.aws/credentials`, or what `AWS_SHARED_CREDENTIALS_FILE` names
};
BOOST_DESCRIBE_ENUM(profile_file, config, credentials)

/// "config" or "credentials".
constexpr std::string_view to_string(profile_file file) noexcept {
  return file == profile_file::config ? "config" : "credentials";
}

/// What is wrong in a file. Up to `missing_name` the file is refused; from `unknown_section` on a
/// part of it does not count, which is what the SDKs of AWS ignore, too.
enum class profile_errc {
  too_large = 1,        ///< more bytes than profile_limits::max_size
  too_many_sections,    ///< more sections than profile_limits::max_sections
  too_many_properties,  ///< more properties than profile_limits::max_properties
  not_text,             ///< a NUL: UTF-16, or no text at all
  unclosed_section,     ///< a line that begins with `[` and does not end in `]`
  outside_section,      ///< a property before the first section
  nothing_to_continue,  ///< a line that begins with a blank, and no property above it
  missing_equals,       ///< no `=` between name and value
  missing_name,         ///< nothing before the `=`
  unknown_section,      ///< of the config file: none of the four kinds of section
  config_section,       ///< of the credentials file: written as in the config file
  bad_section_name,     ///< an empty name, or a character that no name has
  bad_property_name,    ///< a character that no name has
  replaced_default,     ///< `[default]`, where there is `[profile default]`
  repeated_property,    ///< set again further down
};
BOOST_DESCRIBE_ENUM(profile_errc, too_large, too_many_sections, too_many_properties, not_text,
                    unclosed_section, outside_section, nothing_to_continue, missing_equals,
                    missing_name, unknown_section, config_section, bad_section_name,
                    bad_property_name, replaced_default, repeated_property)

/// One sentence without a full stop. Any value has a text.
constexpr std::string_view message(profile_errc code) noexcept {
  switch (code) {
    case profile_errc::too_large:
      return "the file is larger than the limit";
    case profile_errc::too_many_sections:
      return "the file has more sections than the limit";
    case profile_errc::too_many_properties:
      return "the file has more properties than the limit";
    case profile_errc::not_text:
      return "the file is not text in ASCII or UTF-8";
    case profile_errc::unclosed_section:
      return "the name of a section does not end in ]";
    case profile_errc::outside_section:
      return "a property stands before the first section";
    case profile_errc::nothing_to_continue:
      return "a line that begins with a blank continues the property above it, and there is none";
    case profile_errc::missing_equals:
      return "there is no = between the name of a property and its value";
    case profile_errc::missing_name:
      return "there is no name before the =";
    case profile_errc::unknown_section:
      return "a section is ignored: the config file has [default], [profile NAME], "
             "[sso-session NAME] and [services NAME]";
    case profile_errc::config_section:
      return "a section is ignored: in the credentials file a profile is [NAME], and only that";
    case profile_errc::bad_section_name:
      return "a section is ignored: its name has other characters than letters, digits and "
             "_ - . / % @ : +";
    case profile_errc::bad_property_name:
      return "a property is ignored: its name has other characters than letters, digits and "
             "_ - . / % @ : +";
    case profile_errc::replaced_default:
      return "a section is ignored: [profile default] counts in its place";
    case profile_errc::repeated_property:
      return "a property is ignored: it is set again further down";
  }
  return "the file is wrong in an unknown way";
}

namespace detail {
inline constexpr sansaws::detail::errc_category<profile_errc> profile_category{
    "sansaws.credentials.profile", 0x91d4'06be'5a7f'c83e};
}

/// The code in the category "sansaws.credentials.profile".
inline boost::system::error_code make_error_code(profile_errc code) noexcept {
  return {static_cast<int>(code), detail::profile_category};
}

/// What is wrong, and where. Owns its text.
///
/// Of the file it quotes the names of sections alone. The name of a property may be a secret that
/// was broken into two lines, so it is not kept.
///
/// @snippet reference_examples.cpp profile_error
struct profile_error {
  profile_errc code = profile_errc::not_text;  ///< what is wrong
  profile_file file = profile_file::config;    ///< in which file
  /// The line, from 1 on. 0 for the file as a whole.
  std::size_t line = 0;
  /// What stands between the brackets of the section in which the line is, or that it begins. At
  /// most 64 bytes of it; empty before the first section, and where there is a character in it that
  /// no section has. For terminals and logs use `to_string`.
  std::string section;

  friend bool operator==(const profile_error&, const profile_error&) = default;
};

/// The error's code, without its place.
inline boost::system::error_code make_error_code(const profile_error& error) noexcept {
  return make_error_code(error.code);
}

/// One line of visible ASCII: "config file, line 7, [profile prod]: there is no name before the =".
inline std::string to_string(const profile_error& error) {
  std::string text(to_string(error.file));
  text += " file";
  if (error.line != 0) {
    text += ", line ";
    sansaws::detail::append_decimal(text, error.line);
  }
  if (!error.section.empty()) {
    sansaws::detail::append_all(text, {", [", printable(error.section, 64), "]"});
  }
  sansaws::detail::append_all(text, {": ", message(error.code)});
  return text;
}

/// Writes the text of `to_string`.
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                             const profile_error& error) {
  return out << to_string(error);
}

/// What `result::value()` calls where there is an error.
[[noreturn]] inline void throw_exception_from_error(const profile_error& error,
                                                    const boost::source_location& where) {
  sansaws::detail::throw_value_of(error, where);
}

}  // namespace sansaws::credentials

template <>
struct boost::system::is_error_code_enum<sansaws::credentials::profile_errc> : std::true_type {};
