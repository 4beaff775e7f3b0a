// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What each event of Boost.JSON's parser does to the value that is being decoded.
#pragma once

#include <sansaws/json/decode_error.hpp>
#include <sansaws/json/detail/fill.hpp>
#include <sansaws/json/detail/json_string.hpp>
#include <sansaws/json/detail/target.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <boost/system/error_code.hpp>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::json::detail {

/// Fills a place by the events of one boost::json::basic_parser that is given the whole `json` at
/// once. What has no place is only counted. After an error that is all the rest: the parser goes
/// on, to find out whether this is JSON at all.
class handler {
 public:
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_object_size = max_array_size;
  static constexpr std::size_t max_string_size = max_array_size;
  static constexpr std::size_t max_key_size = max_array_size;

  handler(place root, std::string_view json, misfits misfits) noexcept
      : root_(root), misfits_(misfits), json_(json) {}

  /// The first misfit, of code 0 where there was none; moved out.
  decode_error take_error() noexcept { return std::move(error_); }

  using code = boost::system::error_code;
  static bool on_document_begin(code&) noexcept { return true; }
  static bool on_document_end(code&) noexcept { return true; }
  static bool on_comment_part(std::string_view, code&) noexcept { return true; }
  static bool on_comment(std::string_view, code&) noexcept { return true; }
  bool on_object_begin(code&) { return open('{'); }
  bool on_array_begin(code&) { return open('['); }
  bool on_object_end(std::size_t, code&) { return close(); }
  bool on_array_end(std::size_t, code&) { return close(); }

  bool on_key_part(std::string_view part, std::size_t, code&) { return join(part, skipped_ == 0); }
  bool on_key(std::string_view last, std::size_t, code&) {
    key_ = whole(last, skipped_ == 0);
    return true;
  }
  bool on_string_part(std::string_view part, std::size_t, code&) {
    if (!in_parts_) string_ = next();  // which needs the key, before that gives way to the parts
    return join(part, string_.object != nullptr);
  }
  bool on_string(std::string_view last, std::size_t, code&) {
    const place to = in_parts_ ? string_ : next();
    const json_text text = whole(last, to.object != nullptr);
    if (to.object == nullptr) return true;
    // Only there the parser lets through what is no UTF-8.
    if (misfits_ == misfits::ignored && !is_utf8(text.view)) return true;
    return put(to, &place_type::text, text);
  }

  static bool on_number_part(std::string_view, code&) noexcept { return true; }
  bool on_int64(std::int64_t number, std::string_view written, code& none) {
    return on_double(static_cast<double>(number), written, none);
  }
  bool on_uint64(std::uint64_t number, std::string_view written, code& none) {
    return on_double(static_cast<double>(number), written, none);
  }
  bool on_double(double about, std::string_view written, code&) {
    return put(next(), &place_type::number, json_number{written, about});
  }
  bool on_bool(bool truth, code&) { return put(next(), &place_type::truth, truth); }
  bool on_null(code&) {
    if (misfits_ == misfits::ignored) return true;
    if (level_ == 0) return refuse(peer_errc::not_an_object, 0);
    next(true);
    return true;
  }

 private:
  /// A text of up to this size is copied, and its buffer kept for the next one.
  static constexpr std::size_t usual_text = 256;
  /// More containers than a body can close, and so few that those it opens can be added.
  static constexpr std::size_t all_the_rest = static_cast<std::size_t>(-1) / 2;

  /// Where the value that begins goes.
  place next(bool null = false) {
    if (skipped_ != 0) return {nullptr, nullptr};
    if (level_ == 0) return root_;
    frame& in = frames_[level_ - 1];
    const place to = in.type->next(in, key_, null);
    if (to.object == nullptr && to.type != nullptr) refuse(peer_errc::bad_value, level_ - 1);
    return to;
  }

  template <class V>
  bool put(place to, peer_errc (*place_type::*by)(void*, const V&), const V& value) {
    if (to.object == nullptr) return true;
    const peer_errc wrong = (to.type->*by)(to.object, value);
    return wrong == peer_errc{} || refuse(wrong, level_);
  }

  bool open(char bracket) {
    const place to = next();
    if (to.object != nullptr && to.type->bracket == bracket) {
      frames_[level_++] = {{to.type->open(to.object), to.type}, static_cast<std::size_t>(-1), 0};
      return true;
    }
    if (to.object != nullptr) refuse(peer_errc::wrong_type, level_);
    ++skipped_;
    return true;
  }

  bool close() {
    if (skipped_ != 0) {
      --skipped_;
      return true;
    }
    frame& in = frames_[level_ - 1];
    if (const std::uint64_t missing = in.type->required & ~in.present; missing != 0) {
      in.child = static_cast<std::size_t>(std::countr_zero(missing));
      refuse(peer_errc::missing_member, level_);
    }
    --level_;
    return true;
  }

  /// What is wrong is in the value at hand of the outermost `levels` of what is open. Always true.
  SANSAWS_NOINLINE bool refuse(peer_errc wrong, std::size_t levels) {
    if (misfits_ == misfits::ignored) return true;
    error_.code = level_ == 0 ? peer_errc::not_an_object : wrong;
    for (std::size_t i = 0; i != levels; ++i) {
      frames_[i].type->append_token(frames_[i], error_.pointer);
    }
    skipped_ = all_the_rest;
    return true;
  }

  // A string with escapes comes in parts, or from a buffer of the parser's own. All others are
  // views of the JSON.

  bool join(std::string_view part, bool wanted) {
    if (!in_parts_) {
      const std::size_t written = pass_string();
      joined_.clear();
      if (wanted) joined_.reserve(std::max(written, usual_text));
    }
    in_parts_ = true;
    if (wanted) joined_ += part;
    return true;
  }

  json_text whole(std::string_view last, bool wanted) {
    if (!in_parts_ && is_in_json(last)) {
      passed_ = static_cast<std::size_t>(last.data() - json_.data()) + last.size() + 1;
      return {last, nullptr};
    }
    join(last, wanted);
    in_parts_ = false;
    return {joined_, joined_.size() > usual_text ? &joined_ : nullptr};
  }

  /// Whether it is a view of the JSON; one of a parser's buffer must not be compared by `<`.
  bool is_in_json(std::string_view text) const noexcept {
    const auto first = reinterpret_cast<std::uintptr_t>(json_.data());
    return reinterpret_cast<std::uintptr_t>(text.data()) - first < json_.size();
  }

  /// Passes the string that begins next, and gives the size in which it is written. What it stands
  /// for is never longer, so with that much room it grows no further: a peer cannot make us hold
  /// more than it sent.
  std::size_t pass_string() noexcept {
    const std::size_t first = json_.find('"', passed_) + 1;  // numbers and such have no quotes
    std::size_t last = json_.find('"', first);
    while (last < json_.size() && is_escaped(last)) last = json_.find('"', last + 1);
    last = std::min(last, json_.size());
    passed_ = last + 1;
    return last - first;
  }
  /// Whether an odd number of backslashes is before it.
  bool is_escaped(std::size_t quote) const noexcept {
    return (quote - json_.find_last_not_of('\\', quote - 1)) % 2 == 0;
  }

  decode_error error_{peer_errc{}, {}, 0};
  place root_;
  misfits misfits_;
  std::string_view json_;
  std::size_t passed_ = 0;  // the end of the last string
  json_text key_{{}, nullptr};
  place string_{nullptr, nullptr};  // where that goes which comes in parts
  bool in_parts_ = false;
  std::string joined_;
  std::size_t skipped_ = 0;  // containers open inside what has no place
  std::size_t level_ = 0;
  std::array<frame, max_nesting> frames_;
};

}  // namespace sansaws::json::detail
