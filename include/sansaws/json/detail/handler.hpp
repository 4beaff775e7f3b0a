// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The handler of Boost.JSON's parser: it stores each value in its target.
#pragma once

#include <sansaws/core/detail/wipe.hpp>
#include <sansaws/json/decode_error.hpp>
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

/// Fills `root` from the events of one boost::json::basic_parser. A value without a target is
/// skipped. After an error all that follows is skipped, but the parser goes on, because a body that
/// is not JSON is reported first.
///
/// Precondition: the parser is given the whole `json` at once. Views `json` and `root`.
class handler {
 public:
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_object_size = max_array_size;
  static constexpr std::size_t max_string_size = max_array_size;
  static constexpr std::size_t max_key_size = max_array_size;

  handler(target root, std::string_view json, strictness strictness,
          std::size_t max_elements) noexcept
      : root_(root), strictness_(strictness), json_(json), elements_left_(max_elements) {}

  handler(const handler&) = delete;
  handler& operator=(const handler&) = delete;
  /// Wipes a secret that was cut off in the middle.
  ~handler() {
    if (in_parts_) wipe_joined(string_);
  }

  /// The first error, or one with code 0 if there is none. Call it once: it moves the error out.
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

  bool on_key_part(std::string_view part, std::size_t, code&) {
    return append_part(part, skipped_ == 0);
  }
  bool on_key(std::string_view last, std::size_t, code&) {
    key_ = complete(last, skipped_ == 0);
    return true;
  }
  bool on_string_part(std::string_view part, std::size_t, code&) {
    if (!in_parts_) string_ = next();  // before the parts overwrite the key
    return append_part(part, string_.object != nullptr);
  }
  bool on_string(std::string_view last, std::size_t, code&) {
    const target to = in_parts_ ? string_ : next();
    const json_text text = complete(last, to.object != nullptr);
    if (to.object == nullptr) return true;
    // If lenient, the parser does not check UTF-8 itself.
    if (strictness_ == strictness::lenient && !is_utf8(text.view)) return true;
    const bool going_on = put(to, &target_type::text, text);
    wipe_joined(to);
    return going_on;
  }

  static bool on_number_part(std::string_view, code&) noexcept { return true; }
  bool on_int64(std::int64_t number, std::string_view written, code& none) {
    return on_double(static_cast<double>(number), written, none);
  }
  bool on_uint64(std::uint64_t number, std::string_view written, code& none) {
    return on_double(static_cast<double>(number), written, none);
  }
  bool on_double(double approximate, std::string_view written, code&) {
    return put(next(), &target_type::number, json_number{written, approximate});
  }
  bool on_bool(bool truth, code&) { return put(next(), &target_type::truth, truth); }
  bool on_null(code&) {
    if (strictness_ == strictness::lenient) return true;
    if (level_ == 0) return refuse(peer_errc::not_an_object, 0);
    next(true);
    return true;
  }

 private:
  // A text with escapes up to this size is copied, and its buffer is used again for the next one. A
  // longer text is moved out with its buffer.
  static constexpr std::size_t max_short_text = 256;
  // For `skipped_`: more containers than a body can close, and no overflow when it opens more.
  static constexpr std::size_t skip_rest = static_cast<std::size_t>(-1) / 2;

  // The target of the value that begins.
  target next(bool null = false) {
    if (skipped_ != 0) return {nullptr, nullptr};
    if (level_ == 0) return root_;
    frame& in = frames_[level_ - 1];
    if (in.type->bracket == '[') {
      if (elements_left_ == 0) {
        refuse(peer_errc::too_many_elements, level_ - 1);
        return {nullptr, nullptr};
      }
      --elements_left_;
    }
    const target to = in.type->next(in, key_, null);
    if (to.object == nullptr && to.type != nullptr) refuse(peer_errc::bad_value, level_ - 1);
    return to;
  }

  template <class V>
  bool put(target to, bool (*target_type::*by)(void*, const V&), const V& value) {
    if (to.object == nullptr) return true;
    const auto store = to.type->*by;
    if (store == nullptr) return refuse(peer_errc::wrong_type, level_);
    return store(to.object, value) || refuse(peer_errc::bad_value, level_);
  }

  bool open(char bracket) {
    const target to = next();
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
    if (in.type->is_union && std::popcount(in.present) != 1) {
      refuse(peer_errc::bad_value, level_ - 1);
    }
    if (const std::uint64_t missing = in.type->required & ~in.present; missing != 0) {
      in.child = static_cast<std::size_t>(std::countr_zero(missing));
      refuse(peer_errc::missing_member, level_);
    }
    --level_;
    return true;
  }

  // Keeps an error and skips the rest. The JSON Pointer of the error names the current values of
  // the outermost `levels` open containers. Always true, as the parser must go on.
  SANSAWS_NOINLINE bool refuse(peer_errc wrong, std::size_t levels) {
    if (strictness_ == strictness::lenient) return true;
    error_.code = level_ == 0 ? peer_errc::not_an_object : wrong;
    for (std::size_t i = 0; i != levels; ++i) {
      frames_[i].type->append_token(frames_[i], error_.pointer);
    }
    skipped_ = skip_rest;
    return true;
  }

  // The parser gives a string with escapes in parts, or as a view of its own buffer. Any other
  // string is a view of the JSON text and is not copied.

  bool append_part(std::string_view part, bool wanted) {
    if (!in_parts_) {
      const std::size_t written = skip_string();
      joined_.clear();
      if (wanted) joined_.reserve((std::max)(written, max_short_text));
    }
    in_parts_ = true;
    if (wanted) joined_ += part;
    return true;
  }

  json_text complete(std::string_view last, bool wanted) {
    if (!in_parts_ && is_in_json(last)) {
      string_end_ = static_cast<std::size_t>(last.data() - json_.data()) + last.size() + 1;
      return {last, nullptr};
    }
    append_part(last, wanted);
    in_parts_ = false;
    return {joined_, joined_.size() > max_short_text ? &joined_ : nullptr};
  }

  // Forgets the parts of a secret. What else is joined may stay.
  void wipe_joined(target to) noexcept {
    if (to.type == nullptr || !to.type->is_secret) return;
    sansaws::detail::wipe(joined_.data(), joined_.size());
  }

  // Whether the text is a view of the JSON text. Compared as integers, because `<` is unspecified
  // for pointers into different objects.
  bool is_in_json(std::string_view text) const noexcept {
    const auto first = reinterpret_cast<std::uintptr_t>(json_.data());
    return reinterpret_cast<std::uintptr_t>(text.data()) - first < json_.size();
  }

  // Moves past the next string and returns its size as written in the JSON text. The decoded text
  // is never longer, so memory reserved for that size is enough: a peer cannot make us allocate
  // more than it sent.
  std::size_t skip_string() noexcept {
    const std::size_t first = json_.find('"', string_end_) + 1;  // only strings have quotes
    std::size_t last = json_.find('"', first);
    while (last < json_.size() && is_escaped(last)) last = json_.find('"', last + 1);
    last = (std::min)(last, json_.size());
    string_end_ = last + 1;
    return last - first;
  }
  // Whether an odd number of backslashes is before the quote.
  bool is_escaped(std::size_t quote) const noexcept {
    return (quote - json_.find_last_not_of('\\', quote - 1)) % 2 == 0;
  }

  decode_error error_{peer_errc{}, {}, 0};
  target root_;
  strictness strictness_;
  std::string_view json_;
  std::size_t string_end_ = 0;  // offset in json_ after the last string
  json_text key_{{}, nullptr};
  target string_{nullptr, nullptr};  // the target of the string that comes in parts
  bool in_parts_ = false;
  std::string joined_;
  std::size_t elements_left_;
  std::size_t skipped_ = 0;  // open containers that have no target
  std::size_t level_ = 0;    // open containers that have one
  std::array<frame, max_nesting> frames_;
};

}  // namespace sansaws::json::detail
