// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The signed headers of a request, in canonical order.
#pragma once

#include <sansaws/core/detail/ascii.hpp>
#include <sansaws/core/detail/charset.hpp>
#include <sansaws/core/text_sink.hpp>
#include <sansaws/http/fields.hpp>
#include <sansaws/http/grammar.hpp>
#include <sansaws/sigv4/detail/name_value_list.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::sigv4 {

/// The fields of a request that are signed, sorted by lower-case name. Fields of the same name keep
/// their order.
///
/// Views the fields, which must outlive this object. Allocates only for more than 4 fields.
class signed_headers {
 public:
  /// No fields.
  constexpr signed_headers() noexcept = default;
  /// All of `fields`, a range of `http::field_view`. O(n log n).
  template <class Fields>
  constexpr explicit signed_headers(const Fields& fields) {
    for (const http::field_view field : fields) add(field);
    sort();
  }
  signed_headers(const http::fields&&) = delete;  // the views would dangle

  /// Adds a field. Call `sort` after the last one.
  constexpr void add(const http::field_view& field) {
    if (has_upper_case(field.name) || !comes_last(field.name)) canonical_ = false;
    list_.put(field.name, field.value, !has_blank(field.value));
  }
  /// Adds fields that are in canonical form already. Call `sort` after the last one.
  /// Precondition: names in lower case, sorted, each once; no blanks in the values.
  constexpr void add_canonical(std::span<const http::field_view> fields) {
    if (!fields.empty() && !comes_last(fields.front().name)) canonical_ = false;
    for (const http::field_view& field : fields) list_.put(field.name, field.value);
  }
  /// Brings the fields into canonical order. O(n log n), and O(1) where they are in that order.
  constexpr void sort() {
    if (!canonical_) list_.sort(&is_before);
  }

  /// Appends `name:value\n` for each name, in lower case. Values are trimmed, each run of blanks in
  /// them becomes one space, and the values of one name are joined by `,`.
  /// Specification: AWS Signature Version 4, "Create a canonical request", CanonicalHeaders.
  template <text_sink Sink>
  constexpr void append_canonical_headers(Sink& sink) const {
    std::string_view previous;
    for (const item& field : list_.items()) {
      const std::string_view name = field.name.text();
      if (repeats(previous, name)) {
        sink.append(",");
      } else {
        if (!previous.empty()) sink.append("\n");
        append_lower_case(sink, name);
        sink.append(":");
      }
      if (field.folded) {
        sink.append(field.value.text());
      } else {
        append_folded(sink, field.value.text());
      }
      previous = name;
    }
    if (!previous.empty()) sink.append("\n");
  }

  /// Appends the names in lower case, each once, joined by `;`.
  /// Specification: as above, SignedHeaders.
  template <text_sink Sink>
  constexpr void append_signed_headers(Sink& sink) const {
    std::string_view previous;
    for (const item& field : list_.items()) {
      const std::string_view name = field.name.text();
      if (repeats(previous, name)) continue;
      if (!previous.empty()) sink.append(";");
      append_lower_case(sink, name);
      previous = name;
    }
  }

  constexpr std::size_t size() const noexcept { return list_.size(); }

 private:
  using item = detail::name_value_list::item;

  constexpr bool comes_last(std::string_view name) const noexcept {
    const auto others = list_.items();
    return others.empty() || others.back().name.text() < name;
  }

  static constexpr bool is_before(const item& left, const item& right) {
    const std::size_t common = (std::min)(left.name.size, right.name.size);
    for (std::size_t i = 0; i != common; ++i) {
      const char l = sansaws::detail::to_lower(left.name.data[i]);
      const char r = sansaws::detail::to_lower(right.name.data[i]);
      if (l != r) return static_cast<unsigned char>(l) < static_cast<unsigned char>(r);
    }
    if (left.name.size != right.name.size) return left.name.size < right.name.size;
    return left.position < right.position;
  }

  constexpr bool repeats(std::string_view previous, std::string_view name) const noexcept {
    return !canonical_ && http::equal_ignoring_case(previous, name);
  }

  template <text_sink Sink>
  constexpr void append_lower_case(Sink& sink, std::string_view name) const {
    if (canonical_) {
      sink.append(name);
      return;
    }
    for (const char c : name) {
      const char lower = sansaws::detail::to_lower(c);
      sink.append(std::string_view(&lower, 1));
    }
  }
  static constexpr bool has_upper_case(std::string_view name) noexcept {
    return !sansaws::detail::all_in<~sansaws::detail::upper_chars>(name);
  }
  static constexpr bool has_blank(std::string_view value) noexcept {
    return !sansaws::detail::all_in<~http::detail::blanks>(value);
  }

  // The first word of a value. Removes it, and the blanks before it, from the value.
  static constexpr std::string_view take_word(std::string_view& value) noexcept {
    using sansaws::detail::find_first;
    value.remove_prefix(find_first<~http::detail::blanks>(value));
    const std::string_view word = value.substr(0, find_first<http::detail::blanks>(value));
    value.remove_prefix(word.size());
    return word;
  }
  // Appends the value without blanks at its ends, and each run of blanks inside as one space.
  template <text_sink Sink>
  static constexpr void append_folded(Sink& sink, std::string_view value) {
    std::string_view separator;
    for (auto word = take_word(value); !word.empty(); word = take_word(value)) {
      sink.append(separator);
      sink.append(word);
      separator = " ";
    }
  }

  detail::name_value_list list_;
  bool canonical_ = true;  // all names were added in lower case and in order, each once
};

}  // namespace sansaws::sigv4
