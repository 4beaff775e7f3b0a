// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The canonical form of a path.
#pragma once

#include <sansaws/core/detail/charset.hpp>
#include <sansaws/core/detail/text.hpp>
#include <sansaws/core/text_sink.hpp>
#include <sansaws/http/percent_encoding.hpp>
#include <sansaws/sigv4/options.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace sansaws::inline SANSAWS_ABI::sigv4::detail {

/// Whether `path` may have dot segments or empty segments: whether a dot or a slash follows a
/// slash.
constexpr bool may_have_removable_segment(std::string_view path) noexcept {
#if SANSAWS_VECTORS
  if (!std::is_constant_evaluated() && path.size() > 16) {
    using namespace sansaws::detail;
    const auto found_at = [path](std::size_t i) {
      const byte_lanes next = load_lanes(path.data() + i + 1);
      return marks_of(lanes_in<charset("/")>(load_lanes(path.data() + i)) &
                      lanes_in<charset("./")>(next));
    };
    lane_marks found = found_at(path.size() - 17);
    for (std::size_t i = 0; i + 17 < path.size(); i += 16) found |= found_at(i);
    return found != 0;
  }
#endif
  while (!path.empty()) {
    sansaws::detail::take_until(path, '/');
    if (path.starts_with('/') || path.starts_with('.')) return true;
  }
  return false;
}

/// `path` without dot segments (RFC 3986 §5.2.4) and without empty segments. Unlike in the RFC, a
/// dot segment at the end leaves no slash: AWS's clients sign `/a/b/..` as `/a`.
///
/// Returns a view of the end of `room`. The path is read and written from its end, because then it
/// is known which segments are removed by a `..` after them. Linear time. Precondition: `room` has
/// one byte more than `path`.
constexpr std::string_view normalized(std::string_view path, std::span<char> room) noexcept {
  std::size_t begin = room.size();
  if (path.ends_with('/')) room[--begin] = '/';
  std::size_t removed = 0;
  while (!path.empty()) {
    const std::string_view segment =
        path.substr(path.rfind('/') + 1);  // the whole path if there is no slash
    path = path.substr(0, path.size() - segment.size());
    if (path.ends_with('/')) path.remove_suffix(1);
    if (segment.empty() || segment == ".") continue;
    if (segment == "..") {
      ++removed;
    } else if (removed != 0) {
      --removed;
    } else {
      begin -= segment.size();
      segment.copy(&room[begin], segment.size());
      room[--begin] = '/';
    }
  }
  if (begin == room.size()) room[--begin] = '/';
  return {&room[begin], room.size() - begin};
}

/// Appends the path as Amazon S3 signs it: it decodes the path and encodes the result, so that all
/// spellings of a key give the same signature. Like S3 it takes `+` for a space, and an escaped
/// slash for a slash. A `%` that begins no escape is taken for a percent sign.
template <text_sink Sink>
constexpr void append_recoded_path(Sink& sink, std::string_view path) {
  using sansaws::detail::charset;
  while (true) {
    const std::size_t run = sansaws::detail::find_first<charset("%+")>(path);
    http::append_percent_encoded(sink, path.substr(0, run), http::slash::keep);
    path.remove_prefix(run);
    if (path.empty()) return;
    const auto escaped = http::detail::leading_escape(path);
    const char byte = path.front() == '+' ? ' ' : escaped.value_or('%');
    http::append_percent_encoded(sink, {&byte, 1}, http::slash::keep);
    path.remove_prefix(escaped ? 3 : 1);
  }
}

/// Appends the path, encoded as the option says.
template <text_sink Sink>
constexpr void append_encoded_path(Sink& sink, std::string_view path, uri_encoding encoding) {
  if (encoding == uri_encoding::single) {
    append_recoded_path(sink, path);
  } else {
    http::append_percent_encoded(sink, path, http::slash::keep);
  }
}

/// Appends the canonical URI of `path`, which is the path exactly as it is on the wire. An empty
/// path counts as `/`. Linear time; allocates only if segments may have to be removed.
/// Specification: AWS Signature Version 4, "Create a canonical request", CanonicalUri.
template <text_sink Sink>
constexpr void append_canonical_uri(Sink& sink, std::string_view path, const options& options) {
  if (path.empty()) path = "/";
  if (options.path_normalization == path_normalization::off ||
      !detail::may_have_removable_segment(path)) {
    detail::append_encoded_path(sink, path, options.uri_encoding);
    return;
  }
  std::string room(path.size() + 1, '\0');
  detail::append_encoded_path(sink, detail::normalized(path, room), options.uri_encoding);
}

}  // namespace sansaws::sigv4::detail
