// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The status line and fields of a response, after any interim responses.
#pragma once

#include <sansaws/core/detail/config.hpp>
#include <sansaws/core/limits.hpp>
#include <sansaws/core/peer_errc.hpp>
#include <sansaws/http/detail/cursor.hpp>
#include <sansaws/http/detail/field_line.hpp>
#include <sansaws/http/detail/fields_access.hpp>
#include <sansaws/http/detail/framing.hpp>
#include <sansaws/http/detail/status_line.hpp>
#include <sansaws/http/fields.hpp>
#include <sansaws/http/method.hpp>
#include <sansaws/http/response.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sansaws::inline SANSAWS_ABI::http::detail {

/// Reads the head of the final response, and skips interim ones. Owns a copy of the head's bytes,
/// and the places of the fields in it. The copy becomes the text of the response's `fields`, so
/// that a head that arrives in one piece is copied only once.
class response_head {
 public:
  response_head(const method& asked, const limits& bounds) noexcept
      : asked_(asked),
        max_interim_(bounds.max_interim),
        status_(bounds.max_line),
        fields_(bounds.max_line, bounds.max_fields) {}

  /// Returns `end` after the empty line of the final response.
  scan read(cursor& stream) {
    auto in = stream;
    auto step = scan::line;
    while (step == scan::line) {
      step = in_fields_ ? read_fields(in) : read_status_line(in);
    }
    if (step != scan::malformed) keep(in);
    stream = in;
    return step;
  }

  /// Reads the trailer section, whose fields count together with those of the header. Returns `end`
  /// after the empty line.
  scan read_trailer(cursor& stream) noexcept {
    auto in = stream;
    auto step = scan::line;
    while (step == scan::line) step = fields_.read(in);
    stream = in;
    return step;
  }

  int status() const noexcept { return status_.status(); }
  int minor_version() const noexcept { return status_.minor_version(); }
  const body_framing& framing() const noexcept { return framing_; }
  /// The stream position of the value of the first Content-Length.
  std::size_t length_position() const noexcept { return length_position_; }

  /// Moves what was read into `message`. Preconditions: `read` has returned `end`, and this is
  /// called once.
  void move_to(response& message) {
    message.status = status_.status();
    message.reason.assign(
        text(status_.reason_begin() - begin_, status_.reason_end() - status_.reason_begin()));
    fields_access::from_parts(message.fields, std::move(text_), std::move(entries_));
  }

 private:
  static constexpr std::size_t typical_fields = 16;

  SANSAWS_ALWAYS_INLINE scan read_status_line(cursor& in) noexcept {
    const auto step = status_.read(in);
    if (step != scan::line) return step;
    // What follows a 101 is no HTTP, but a protocol that nobody asked for.
    if (status() < 200) {
      if (status() == 101) return in.fail(peer_errc::bad_framing, status_.begin());
      if (interims_++ == max_interim_) {
        return in.fail(peer_errc::too_many_interim, status_.begin());
      }
    }
    in_fields_ = true;
    return scan::line;
  }

  SANSAWS_ALWAYS_INLINE scan read_fields(cursor& in) {
    auto lines = fields_;  // a copy can stay in registers
    auto step = lines.read(in);
    while (step == scan::line) {
      step = take_field(in, lines);
      if (step == scan::line) step = lines.read(in);
    }
    fields_ = lines;
    if (step != scan::end || status() >= 200) return step;
    start_again(in.position());
    return scan::line;
  }

  SANSAWS_ALWAYS_INLINE scan take_field(cursor& in, const field_line_scanner& line) {
    // Offsets have 32 bits. Only absurdly large limits let a head become longer.
    if (in.position() - begin_ > fields::max_text) {
      return in.fail(peer_errc::line_too_long, line.name_begin());
    }
    if (entries_.empty()) entries_.reserve(typical_fields);
    entries_.push_back({static_cast<std::uint32_t>(line.name_begin() - begin_),
                        static_cast<std::uint32_t>(line.name_size()),
                        static_cast<std::uint32_t>(line.value_begin() - begin_),
                        static_cast<std::uint32_t>(line.value_size()), false});
    if (!body_framing::concerns(line.name_size()) || opens_tunnel(status(), asked_))
      return scan::line;
    const auto bytes = last_line(in, line);
    const std::string_view name(bytes, line.name_size());
    const std::string_view value(bytes + (line.value_begin() - line.name_begin()),
                                 line.value_size());
    const bool had_length = framing_.length().has_value();
    if (!framing_.take(name, value, minor_version())) {
      return in.fail(peer_errc::bad_framing, line.value_begin(),
                     name.size() == content_length.size() ? content_length : transfer_encoding);
    }
    if (!had_length && framing_.length()) length_position_ = line.value_begin();
    return scan::line;
  }

  // Discards an interim response.
  void start_again(std::size_t begin) noexcept {
    begin_ = begin;
    in_fields_ = false;
    status_.start_again();
    fields_.start_again();
    framing_ = {};
    text_.clear();
    entries_.clear();
  }

  // Copies what was read since the last copy. All of it is in the present piece.
  void keep(const cursor& in) {
    const auto fresh = in.position() - begin_ - text_.size();
    text_.append(in.before(fresh));
  }

  // The field line that was read last: in the present piece where all of it is there, else in the
  // copy.
  const char* last_line(const cursor& in, const field_line_scanner& line) {
    const auto begin = line.name_begin() - begin_;
    if (begin >= text_.size()) return in.before(in.position() - line.name_begin()).data();
    keep(in);
    return text_.data() + begin;
  }

  std::string_view text(std::size_t begin, std::size_t size) const noexcept {
    return {text_.data() + begin, size};
  }

  method asked_;
  std::size_t max_interim_;
  status_line_scanner status_;
  field_line_scanner fields_;
  body_framing framing_;
  bool in_fields_ = false;
  std::size_t begin_ = 0;  // stream position of this head
  std::size_t length_position_ = 0;
  std::size_t interims_ = 0;
  std::string text_;                  // the bytes of the head
  std::vector<field_entry> entries_;  // where in text_ the fields are
};

}  // namespace sansaws::http::detail
