// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Header fields: an ordered list of names and values, looked up without regard to case.
#pragma once

#include <sansaws/core/detail/sink.hpp>
#include <sansaws/core/result.hpp>
#include <sansaws/http/detail/index_iterator.hpp>
#include <sansaws/http/grammar.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sansaws::inline SANSAWS_ABI::http {

/// Whether a field carries a credential, which printers must not show.
enum class sensitivity { plain, sensitive };

/// One field of a `fields`; valid as long as the list is neither changed nor destroyed.
struct field_view {
  std::string_view name;
  std::string_view value;
  bool sensitive = false;

  friend constexpr bool operator==(const field_view&, const field_view&) = default;
};

namespace detail {
struct fields_access;

/// Where one field lies in the text of its list.
struct field_entry {
  std::uint32_t name_begin = 0;
  std::uint32_t name_size = 0;
  std::uint32_t value_begin = 0;
  std::uint32_t value_size = 0;
  bool sensitive = false;
};
}  // namespace detail

/// An ordered list of fields, repeated names included (RFC 9110 §5).
///
/// Owns one string with all names and values, and one vector of offsets into it: two allocations
/// where `reserve` is told the sizes. Holds valid names and values only, so that what is read from
/// it can be written to the wire. Lookup is linear.
class fields {
 public:
  using value_type = field_view;
  using const_iterator = detail::index_iterator<fields>;
  using iterator = const_iterator;

  /// The number of bytes that the names and values of one list may have together.
  static constexpr std::size_t max_text = 0xffff'ffff;

  constexpr fields() = default;

  /// Adds a field at the end. SP and HTAB at both ends of the value are dropped.
  ///
  /// The parameter of an error is "field_name" or "field_value", its position a byte of the text
  /// given: missing (an empty name), bad_character (a name that is not a token, a control character
  /// in a value), too_long (the list would exceed `max_text`). The views may be of this very list.
  [[nodiscard]] constexpr result<void> append(std::string_view name, std::string_view value,
                                              sensitivity = sensitivity::plain);

  /// Removes every field of that name, in any case; returns how many there were.
  constexpr std::size_t erase(std::string_view name);

  /// The value of the first field of that name, in any case.
  constexpr std::optional<std::string_view> find(std::string_view name) const& noexcept;
  std::optional<std::string_view> find(std::string_view) const&& = delete;
  /// How many fields have that name, in any case.
  constexpr std::size_t count(std::string_view name) const noexcept;
  constexpr bool contains(std::string_view name) const noexcept { return count(name) != 0; }

  /// Precondition: index < size().
  constexpr field_view operator[](std::size_t index) const& noexcept;
  field_view operator[](std::size_t) const&& = delete;
  constexpr const_iterator begin() const& noexcept { return {*this, 0}; }
  constexpr const_iterator end() const& noexcept { return {*this, size()}; }
  void begin() const&& = delete;
  void end() const&& = delete;

  constexpr std::size_t size() const noexcept { return entries_.size(); }
  constexpr bool empty() const noexcept { return entries_.empty(); }

  /// Makes room for `count` fields whose names and values have `bytes` bytes together.
  constexpr void reserve(std::size_t count, std::size_t bytes) {
    entries_.reserve(count);
    text_.reserve(bytes);
  }
  constexpr void clear() noexcept {
    entries_.clear();
    text_.clear();
  }

  /// The same names, byte for byte, and values in the same order. Sensitivity is not compared: it
  /// is about printing.
  friend constexpr bool operator==(const fields& left, const fields& right) noexcept {
    if (left.size() != right.size()) return false;
    for (std::size_t i = 0; i != left.size(); ++i) {
      const auto a = left[i];
      const auto b = right[i];
      if (a.name != b.name || a.value != b.value) return false;
    }
    return true;
  }

 private:
  friend detail::fields_access;

  std::string text_;
  std::vector<detail::field_entry> entries_;
};

constexpr field_view fields::operator[](std::size_t index) const& noexcept {
  const auto& entry = entries_[index];
  const char* const text = text_.data();
  return {{text + entry.name_begin, entry.name_size},
          {text + entry.value_begin, entry.value_size},
          entry.sensitive};
}

constexpr std::optional<std::string_view> fields::find(std::string_view name) const& noexcept {
  for (const auto field : *this) {
    if (equal_ignoring_case(field.name, name)) return field.value;
  }
  return std::nullopt;
}

constexpr std::size_t fields::count(std::string_view name) const noexcept {
  std::size_t found = 0;
  for (const auto field : *this) found += equal_ignoring_case(field.name, name);
  return found;
}

namespace detail {

// The way past validation, for code that has already checked what it adds.
struct fields_access {
  /// Preconditions: a token, and a value without blanks at its ends. Fails with too_long only.
  [[nodiscard]] static constexpr result<void> append_unchecked(
      fields& list, std::string_view name, std::string_view value,
      sensitivity mark = sensitivity::plain) {
    auto& text = list.text_;
    const auto room = fields::max_text - text.size();
    if (name.size() > room) return caller_error{caller_errc::too_long, "field_name", 0};
    if (value.size() > room - name.size()) {
      return caller_error{caller_errc::too_long, "field_value", 0};
    }
    const auto name_begin = text.size();
    const auto needed = name_begin + name.size() + value.size();
    if (needed <= text.capacity()) {
      text.append(name).append(value);
    } else {
      // Into a new string, as name and value may be views of the old one.
      std::string grown;
      grown.reserve(needed < 2 * name_begin ? 2 * name_begin : needed);
      grown.append(text).append(name).append(value);
      text = std::move(grown);
    }
    list.entries_.push_back(
        {static_cast<std::uint32_t>(name_begin), static_cast<std::uint32_t>(name.size()),
         static_cast<std::uint32_t>(name_begin + name.size()),
         static_cast<std::uint32_t>(value.size()), mark == sensitivity::sensitive});
    return {};
  }

  /// Makes room for so many more fields, with so many more bytes of names and values.
  static constexpr void reserve_more(fields& list, std::size_t count, std::size_t bytes) {
    list.reserve(list.entries_.size() + count, list.text_.size() + bytes);
  }

  /// The same as append_unchecked for a value that `write` appends to any sink that it is given.
  /// Does not move what the list holds. Precondition: room was made for it.
  template <class Write>
  [[nodiscard]] static constexpr result<void> append_written(
      fields& list, std::string_view name, Write write, sensitivity mark = sensitivity::plain) {
    auto& text = list.text_;
    const auto name_begin = text.size();
    text.append(name);
    const auto value_begin = text.size();
    sansaws::detail::append_written(text, write);
    if (text.size() > fields::max_text) {
      text.resize(name_begin);
      return caller_error{caller_errc::too_long, "field_value", 0};
    }
    list.entries_.push_back(
        {static_cast<std::uint32_t>(name_begin), static_cast<std::uint32_t>(name.size()),
         static_cast<std::uint32_t>(value_begin),
         static_cast<std::uint32_t>(text.size() - value_begin), mark == sensitivity::sensitive});
    return {};
  }

  /// Makes the list own `text`, of which `entries` name valid pieces; the rest is never seen.
  static constexpr void from_parts(fields& list, std::string&& text,
                                   std::vector<field_entry>&& entries) noexcept {
    list.text_ = std::move(text);
    list.entries_ = std::move(entries);
  }
};

}  // namespace detail

constexpr result<void> fields::append(std::string_view name, std::string_view value,
                                      sensitivity mark) {
  if (name.empty()) return caller_error{caller_errc::missing, "field_name", 0};
  if (name.size() > max_text) return caller_error{caller_errc::too_long, "field_name", 0};
  if (value.size() > max_text) return caller_error{caller_errc::too_long, "field_value", 0};
  if (const auto size = detail::token_prefix(name); size != name.size()) {
    return caller_error{caller_errc::bad_character, "field_name", size};
  }
  if (const auto size = detail::field_text_prefix(value); size != value.size()) {
    return caller_error{caller_errc::bad_character, "field_value", size};
  }
  return detail::fields_access::append_unchecked(*this, name, trim(value), mark);
}

constexpr std::size_t fields::erase(std::string_view name) {
  const auto found = count(name);
  if (found == 0) return 0;
  fields kept;
  kept.reserve(size() - found, text_.size());
  for (const auto field : *this) {
    if (equal_ignoring_case(field.name, name)) continue;
    // Cannot fail: less text than there was.
    (void)detail::fields_access::append_unchecked(
        kept, field.name, field.value,
        field.sensitive ? sensitivity::sensitive : sensitivity::plain);
  }
  *this = std::move(kept);
  return found;
}

}  // namespace sansaws::http
