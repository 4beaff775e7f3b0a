// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The text of a shared config or credentials file to what it holds.
#pragma once

#include <sansaws/core/result.hpp>
#include <sansaws/credentials/profile_error.hpp>
#include <sansaws/credentials/profiles.hpp>

#include <cstddef>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::credentials {

/// How much a file may hold. A larger one is refused.
struct profile_limits {
  std::size_t max_size = 4 * 1024 * 1024;  ///< bytes of the file
  std::size_t max_sections = 20'000;       ///< sections, ignored ones too
  /// Properties and nested properties, but for those of ignored sections.
  std::size_t max_properties = 200'000;
};

/// Reads the text of a file.
///
/// The grammar, which is that of the SDKs of AWS:
/// - A line ends with LF, CR LF or CR. A byte order mark of UTF-8 before the first is skipped, and
///   so is a line that is blank, or whose first character but blanks (space, tab) is `#` or `;`.
/// - `[...]` at the begin of a line begins a section; `#` or `;` behind it begins a comment. In the
///   config file these are `[default]`, `[profile NAME]`, `[sso-session NAME]` and
///   `[services NAME]`, where NAME may have quotes around it; in the credentials file `[NAME]`.
/// - `name = value` at the begin of a line sets a property. `#` or `;` behind a blank begins a
///   comment. Letter case does not count in the name. Quotes are part of the value.
/// - A line that begins with a blank continues the property above it. Below an empty value it is a
///   nested property, written as any other; else it is a further line of the value, with whatever
///   looks like a comment in it.
/// - A name is made of letters, digits and `_ - . / % @ : +`. What has another one is ignored, with
///   all that belongs to it.
/// - A section that is there again goes on. A property that is there again is replaced, with all
///   that is nested in it. `[profile default]` replaces `[default]`.
///
/// Whether a value is a good one is for those who use it to say. It is kept byte for byte.
///
/// What does not count is listed in `profile_set::ignored`. Errors are the codes of `profile_errc`
/// up to `missing_name`: such a file is refused as a whole, as the SDKs and the AWS CLI do.
///
/// The memory that holds values while they are read is wiped; the text is the caller's to wipe.
/// O(n log n).
///
/// Specification: AWS SDKs and Tools Reference Guide, "Using shared config and credentials files to
/// globally configure AWS SDKs and tools".
///
/// @snippet reference_examples.cpp profiles
[[nodiscard]] result<profile_set, profile_error> parse_profiles(std::string_view text,
                                                                profile_file file,
                                                                const profile_limits& limits = {});

}  // namespace sansaws::credentials

#include <sansaws/credentials/detail/profile_reader.hpp>
