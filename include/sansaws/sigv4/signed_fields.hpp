// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The fields of a request that a signature covers, in the order in which it covers them.
#pragma once

#include <sansaws/core/sink.hpp>
#include <sansaws/encoding/byte_lanes.hpp>
#include <sansaws/http/fields.hpp>
#include <sansaws/http/grammar.hpp>

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace sansaws::sigv4 {

/// Views of the fields to be signed, sorted by lower-case name; those of one name keep their order.
///
/// Does not own the text. Up to 4 fields stay inside the object, more are allocated.
class signed_fields {
 public:
  constexpr signed_fields() noexcept {}  // NOLINT: not defaulted, which would ask for initialisers
  constexpr signed_fields(const signed_fields& other) : canonical_(other.canonical_) {
    for (const item& each : other.items()) put(each);
  }
  signed_fields& operator=(const signed_fields&) = delete;
  constexpr ~signed_fields() = default;
  template <class Fields>
  constexpr explicit signed_fields(const Fields& fields) {
    for (const http::field_view field : fields) add(field);
    sort();
  }
  signed_fields(const http::fields&&) = delete;  // of which nothing would be left to view

  /// To be followed by sort() once all are added.
  constexpr void add(const http::field_view& field) {
    if (has_upper_case(field.name) || !comes_last(field.name)) canonical_ = false;
    put(field, !has_blank(field.value));
  }
  /// The same for fields as they are signed: names in lower case and sorted, none twice; values
  /// without blanks.
  constexpr void add_canonical(std::span<const http::field_view> fields) {
    if (!fields.empty() && !comes_last(fields.front().name)) canonical_ = false;
    for (const http::field_view& field : fields) put(field, true);
  }
  constexpr void sort() {
    if (canonical_) return;
    const auto all = items();
    std::sort(all.begin(), all.end(), [](const item& left, const item& right) {
      const auto order = compare_names(left.name.text(), right.name.text());
      return order != 0 ? order < 0 : left.order < right.order;
    });
  }

  /// Writes `name:value\n` for each name: lower-case name, values trimmed, folded and joined by
  /// `,`.
  template <text_sink Sink>
  constexpr void append_lines(Sink& sink) const {
    std::string_view previous;
    for (const item& field : items()) {
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

  /// Writes the lower-case names, each once, joined by `;`.
  template <text_sink Sink>
  constexpr void append_names(Sink& sink) const {
    std::string_view previous;
    for (const item& field : items()) {
      const std::string_view name = field.name.text();
      if (repeats(previous, name)) continue;
      if (!previous.empty()) sink.append(";");
      append_lower_case(sink, name);
      previous = name;
    }
  }

  constexpr std::size_t size() const noexcept { return size_; }

 private:
  // Without initialisers, as the places that are not used would cost more than those that are.
  struct piece {
    const char* data;
    std::size_t size;
    constexpr std::string_view text() const noexcept { return {data, size}; }
  };
  struct item {
    piece name;
    piece value;
    std::size_t order;
    bool folded;  // the value has no blanks
  };

  constexpr bool comes_last(std::string_view name) const noexcept {
    return size_ == 0 || items().back().name.text() < name;
  }
  constexpr void put(const http::field_view& field, bool folded) {
    put({{field.name.data(), field.name.size()},
         {field.value.data(), field.value.size()},
         size_,
         folded});
  }
  constexpr void put(const item& added) {
    if (size_ == near_.size()) far_.assign(near_.begin(), near_.end());
    if (size_ < near_.size()) {
      near_[size_] = added;
    } else {
      far_.push_back(added);
    }
    ++size_;
  }

  constexpr std::span<const item> items() const noexcept {
    return size_ <= near_.size() ? std::span(near_).first(size_) : std::span<const item>(far_);
  }
  constexpr std::span<item> items() noexcept {
    return size_ <= near_.size() ? std::span(near_).first(size_) : std::span<item>(far_);
  }

  static constexpr std::strong_ordering compare_names(std::string_view left,
                                                      std::string_view right) noexcept {
    const std::size_t common = left.size() < right.size() ? left.size() : right.size();
    for (std::size_t i = 0; i != common; ++i) {
      const char l = http::to_lower(left[i]);
      const char r = http::to_lower(right[i]);
      if (l != r) return l <=> r;
    }
    return left.size() <=> right.size();
  }

  constexpr bool repeats(std::string_view previous, std::string_view name) const noexcept {
    return !canonical_ && http::equal_ignoring_case(previous, name);
  }

  template <text_sink Sink>
  constexpr void append_lower_case(Sink& sink, std::string_view name) const {
    if (canonical_ || !has_upper_case(name)) {
      sink.append(name);
      return;
    }
    for (const char c : name) {
      const char lower = http::to_lower(c);
      sink.append(std::string_view(&lower, 1));
    }
  }
  static constexpr bool has_upper_case(std::string_view name) noexcept {
    while (name.size() >= 8) {
      const std::uint64_t word = http::detail::load_8(name.data());
      if (http::detail::lower_8(word) != word) return true;
      name.remove_prefix(8);
    }
    for (const char c : name) {
      if (http::to_lower(c) != c) return true;
    }
    return false;
  }

  /// Most values have no blank at all, and are known by it sixteen bytes at a time.
  static constexpr bool has_blank(std::string_view value) noexcept {
    if (!std::is_constant_evaluated() && value.size() >= 16) {
      using namespace encoding::detail;
      return any_marked(value, [](byte_lanes bytes) {
        return lanes_in(bytes, ' ', ' ') | lanes_in(bytes, '\t', '\t');
      });
    }
    return std::any_of(value.begin(), value.end(), http::is_blank);
  }

  /// Without blanks at either end, each run of blanks inside as one space.
  template <text_sink Sink>
  static constexpr void append_folded(Sink& sink, std::string_view value) {
    value = http::trim(value);
    // Each is looked for only once it is passed, so that a value of many words takes linear time.
    std::size_t space = value.find(' ');
    std::size_t tab = value.find('\t');
    std::size_t word = 0;
    while (true) {
      const std::size_t end = std::min(space, tab);
      sink.append(value.substr(word, end - word));
      if (end == std::string_view::npos) return;
      sink.append(" ");
      for (word = end; http::is_blank(value[word]); ++word) continue;
      if (space < word) space = value.find(' ', word);
      if (tab < word) tab = value.find('\t', word);
    }
  }

  std::array<item, 4> near_;
  std::vector<item> far_;
  std::size_t size_ = 0;
  bool canonical_ = true;  // the names are in lower case and sorted as they came, none twice
};

}  // namespace sansaws::sigv4
