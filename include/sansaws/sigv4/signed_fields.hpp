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
  constexpr signed_fields() noexcept = default;
  template <class Fields>
  constexpr explicit signed_fields(const Fields& fields) {
    for (const http::field_view field : fields) add(field);
    sort();
  }

  /// To be followed by sort() once all are added.
  constexpr void add(http::field_view field) {
    const item added{field.name, field.value, size_};
    if (size_ != 0 && compare_names(items().back().name, field.name) > 0) sorted_ = false;
    if (size_ == near_.size()) far_.assign(near_.begin(), near_.end());
    if (size_ < near_.size()) {
      near_[size_] = added;
    } else {
      far_.push_back(added);
    }
    ++size_;
  }
  constexpr void sort() {
    if (sorted_) return;
    sorted_ = true;
    const auto all = items();
    std::sort(all.begin(), all.end(), [](const item& left, const item& right) {
      const auto order = compare_names(left.name, right.name);
      return order != 0 ? order < 0 : left.order < right.order;
    });
  }

  /// Writes `name:value\n` for each name: lower-case name, values trimmed, folded and joined by
  /// `,`.
  template <text_sink Sink>
  constexpr void append_lines(Sink& sink) const {
    std::string_view previous;
    for (const item& field : items()) {
      if (!previous.empty() && http::equal_ignoring_case(previous, field.name)) {
        sink.append(",");
      } else {
        if (!previous.empty()) sink.append("\n");
        append_lower_case(sink, field.name);
        sink.append(":");
      }
      append_folded(sink, field.value);
      previous = field.name;
    }
    if (!previous.empty()) sink.append("\n");
  }

  /// Writes the lower-case names, each once, joined by `;`.
  template <text_sink Sink>
  constexpr void append_names(Sink& sink) const {
    std::string_view previous;
    for (const item& field : items()) {
      if (!previous.empty()) {
        if (http::equal_ignoring_case(previous, field.name)) continue;
        sink.append(";");
      }
      append_lower_case(sink, field.name);
      previous = field.name;
    }
  }

  constexpr std::size_t size() const noexcept { return size_; }

 private:
  struct item {
    std::string_view name;
    std::string_view value;
    std::size_t order = 0;
  };

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

  template <text_sink Sink>
  static constexpr void append_lower_case(Sink& sink, std::string_view name) {
    if (!has_upper_case(name)) {
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
      const auto blanks_at = [&](std::size_t i) {
        const byte_lanes bytes = load_lanes(value.data() + i);
        return lanes_in(bytes, ' ', ' ') | lanes_in(bytes, '\t', '\t');
      };
      byte_lanes found = blanks_at(value.size() - 16);
      for (std::size_t i = 0; i + 16 < value.size(); i += 16) found |= blanks_at(i);
      return any_lane(found);
    }
    return std::any_of(value.begin(), value.end(), http::is_blank);
  }

  /// Without blanks at either end, each run of blanks inside as one space.
  template <text_sink Sink>
  static constexpr void append_folded(Sink& sink, std::string_view value) {
    if (!has_blank(value)) {
      sink.append(value);
      return;
    }
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

  std::array<item, 4> near_{};
  std::vector<item> far_;
  std::size_t size_ = 0;
  bool sorted_ = true;
};

}  // namespace sansaws::sigv4
