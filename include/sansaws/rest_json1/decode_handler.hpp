// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What each event of the JSON parser does to the value that is being decoded.
#pragma once

#include <sansaws/rest_json1/decode_error.hpp>
#include <sansaws/rest_json1/decode_position.hpp>
#include <sansaws/rest_json1/scalar.hpp>

#include <boost/json/error.hpp>
#include <boost/json/string_view.hpp>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace sansaws::rest_json1::detail {

/// Handles the events of a boost::json::basic_parser for a `Root`.
///
/// Unknown subtrees are only counted. After an error all the rest is such a subtree: the parser
/// goes on, to find out whether this is JSON at all.
template <struct_shape Root>
class decode_handler {
 public:
  static constexpr std::size_t max_array_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_object_size = max_array_size;
  static constexpr std::size_t max_string_size = max_array_size;
  static constexpr std::size_t max_key_size = max_array_size;

  explicit decode_handler(Root& root) noexcept : at_(root) {}

  /// The first thing wrong with a member, if any was.
  std::optional<decode_error>& error() noexcept { return error_; }

  using error_code = boost::json::error_code;
  using text = boost::json::string_view;
  bool on_document_begin(error_code&) noexcept { return true; }
  bool on_document_end(error_code&) noexcept { return true; }
  bool on_comment_part(text, error_code&) noexcept { return true; }
  bool on_comment(text, error_code&) noexcept { return true; }
  bool on_number_part(text, error_code&) noexcept { return true; }
  bool on_object_begin(error_code&) { return begin<true>(); }
  bool on_array_begin(error_code&) { return begin<false>(); }
  bool on_object_end(std::size_t, error_code&) { return end(); }
  bool on_array_end(std::size_t, error_code&) { return end(); }
  bool on_key_part(text part, std::size_t, error_code&) { return skipped_ != 0 || join(part); }
  bool on_key(text part, std::size_t, error_code&) { return skipped_ != 0 || key(joined(part)); }
  bool on_string_part(text part, std::size_t, error_code&) { return at_.nowhere() || join(part); }
  bool on_string(text part, std::size_t, error_code&) {
    return at_.nowhere() || value(joined(part));
  }
  bool on_int64(std::int64_t number, text, error_code&) { return at_.nowhere() || value(number); }
  bool on_uint64(std::uint64_t number, text digits, error_code& ec) {
    return on_double(static_cast<double>(number), digits, ec);
  }
  bool on_double(double number, text digits, error_code&) {
    return at_.nowhere() || value(decimal{number, {digits.data(), digits.size()}});
  }
  bool on_bool(bool truth, error_code&) { return at_.nowhere() || value(truth); }
  bool on_null(error_code&) {
    if (at_.nowhere()) return true;
    if (at_.level() == 0) return fail(peer_errc::not_an_object, {});
    at_.null();
    return true;
  }

 private:
  static constexpr std::size_t all_the_rest = std::numeric_limits<std::size_t>::max() / 2;

  template <bool Object>
  bool begin() {
    if (at_.nowhere()) {
      ++skipped_;
      return true;
    }
    return at_.template open<Object>() || refuse(peer_errc::wrong_type);
  }
  bool end() {
    if (skipped_ != 0) {
      --skipped_;
      return true;
    }
    return at_.close() || refuse_end();
  }
  bool key(std::string_view name) {
    const bool fits = at_.key(name);
    parts_.clear();
    return fits || refuse_key();
  }
  template <class V>
  bool value(const V& json) {
    const peer_errc code = at_.value(json);
    parts_.clear();
    return code == stored || refuse(code);
  }

  [[gnu::noinline]] bool join(text part) {
    // Room for the usual message, so that a string in parts costs one allocation.
    if (parts_.capacity() < 256) parts_.reserve(256);
    parts_.append(part.data(), part.size());
    return true;
  }
  // The whole string, until parts_ changes. Mostly it comes in one part and is not copied.
  std::string_view joined(text last) {
    if (parts_.empty()) return {last.data(), last.size()};
    join(last);
    return parts_;
  }

  // What follows is for the rare case, and kept out of the way of the usual one.
  [[gnu::cold, gnu::noinline]] bool refuse_end() {
    return fail(peer_errc::missing_member, at_.pointer_to_missing());
  }
  [[gnu::cold, gnu::noinline]] bool refuse_key() {
    return fail(peer_errc::bad_value, at_.pointer(at_.level() - 1));
  }
  // The value at hand is wrong.
  [[gnu::cold, gnu::noinline]] bool refuse(peer_errc code) {
    if (at_.level() == 0) return fail(peer_errc::not_an_object, {});
    return fail(code, at_.pointer(at_.level()));
  }
  bool fail(peer_errc code, std::string pointer) {
    error_ = decode_error{code, std::move(pointer), 0};
    at_.leave();
    skipped_ = all_the_rest;
    return true;
  }

  decode_position<Root> at_;
  std::size_t skipped_ = 0;  // containers open inside what has no place
  std::string parts_;
  std::optional<decode_error> error_;
};

}  // namespace sansaws::rest_json1::detail
