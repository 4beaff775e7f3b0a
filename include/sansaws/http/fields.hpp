// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A list of header fields.
#pragma once

#include <sansaws/core/result.hpp>
#include <sansaws/http/detail/index_iterator.hpp>
#include <sansaws/http/grammar.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sansaws::inline SANSAWS_ABI::http {

/// Whether a field carries a credential, which must not be printed.
enum class sensitivity {
  plain,      ///< may be printed, unless `masking.hpp` knows the name
  sensitive,  ///< is never printed
};

/// One field of a list. Valid until the list is changed or destroyed.
struct field_view {
  std::string_view name;   ///< in the letter case in which it was given
  std::string_view value;  ///< without the blanks around it
  bool sensitive = false;  ///< whether it is masked in what is printed

  friend constexpr bool operator==(const field_view&, const field_view&) = default;
};

namespace detail {
struct fields_access;

constexpr sensitivity mark_of(const field_view& field) noexcept {
  return field.sensitive ? sensitivity::sensitive : sensitivity::plain;
}

/// Where one field lies in the text of its list.
struct field_entry {
  std::uint32_t name_begin = 0;
  std::uint32_t name_size = 0;
  std::uint32_t value_begin = 0;
  std::uint32_t value_size = 0;
  bool sensitive = false;
};
}  // namespace detail

/// Header fields in their order. A name may occur more than once (RFC 9110 section 5.3), and is
/// looked up without regard to case.
///
/// Owns one string with all names and values, and one vector of offsets into it. So there are only
/// two allocations where `reserve` was called with the sizes. All names and values are valid, so
/// that they can be written to the wire as they are. Lookup is linear.
///
/// @snippet reference_examples.cpp fields
class fields {
 public:
  using value_type = field_view;
  using const_iterator = detail::index_iterator<fields>;
  using iterator = const_iterator;

  /// The largest number of bytes that all names and values of a list may have together.
  static constexpr std::size_t max_text = 0xffff'ffff;

  /// No fields.
  fields() = default;

  /// A list of these fields, in this order. The error of the first that `append` refuses. O(size).
  [[nodiscard]] static result<fields> make(std::initializer_list<field_view> list);

  /// Adds a field at the end. Spaces and tabs at both ends of the value are dropped. Name and value
  /// may be views into this list.
  ///
  /// The error's parameter is "field_name" or "field_value", its position an index in that text.
  /// Codes: `missing` for an empty name, `bad_character` for a name that is no token and for a
  /// control character in a value, `too_long` where the list would exceed `max_text`. O(size), but
  /// for copying a list that outgrows its memory.
  [[nodiscard]] result<void> append(std::string_view name, std::string_view value,
                                    sensitivity = sensitivity::plain);

  /// Removes all fields of that name. Returns how many there were.
  std::size_t erase(std::string_view name);

  /// The value of the first field of that name. Nothing where there is none.
  std::optional<std::string_view> find(std::string_view name) const& noexcept;
  std::optional<std::string_view> find(std::string_view) const&& = delete;
  /// The number of fields of that name.
  std::size_t count(std::string_view name) const noexcept;
  /// Whether there is a field of that name.
  bool contains(std::string_view name) const noexcept { return count(name) != 0; }

  /// The field at that index. Precondition: index < size().
  field_view operator[](std::size_t index) const& noexcept;
  field_view operator[](std::size_t) const&& = delete;
  const_iterator begin() const& noexcept { return {*this, 0}; }
  const_iterator end() const& noexcept { return {*this, size()}; }
  void begin() const&& = delete;
  void end() const&& = delete;

  std::size_t size() const noexcept { return entries_.size(); }
  bool empty() const noexcept { return entries_.empty(); }

  /// Allocates memory for `count` fields whose names and values have `bytes` bytes together.
  void reserve(std::size_t count, std::size_t bytes) {
    entries_.reserve(count);
    text_.reserve(bytes);
  }
  void clear() noexcept {
    entries_.clear();
    text_.clear();
  }

  /// Whether both lists have the same names and values in the same order, byte for byte.
  /// Sensitivity is not compared, as it is only about printing.
  friend bool operator==(const fields& left, const fields& right) noexcept {
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

  // Preconditions: the name is a token, and the value is valid and without blanks at its ends.
  result<void> append_unchecked(std::string_view name, std::string_view value, sensitivity mark);
  // Notes the field that ends with the text: its name, and the value right behind.
  void add_entry(std::size_t name_begin, std::size_t name_size, sensitivity mark);

  std::string text_;
  std::vector<detail::field_entry> entries_;
};

inline field_view fields::operator[](std::size_t index) const& noexcept {
  const auto& entry = entries_[index];
  const char* const text = text_.data();
  return {{text + entry.name_begin, entry.name_size},
          {text + entry.value_begin, entry.value_size},
          entry.sensitive};
}

inline std::optional<std::string_view> fields::find(std::string_view name) const& noexcept {
  for (const auto field : *this) {
    if (equal_ignoring_case(field.name, name)) return field.value;
  }
  return std::nullopt;
}

inline std::size_t fields::count(std::string_view name) const noexcept {
  std::size_t found = 0;
  for (const auto field : *this) found += equal_ignoring_case(field.name, name);
  return found;
}

inline result<void> fields::append(std::string_view name, std::string_view value,
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
  return append_unchecked(name, trim(value), mark);
}

inline result<void> fields::append_unchecked(std::string_view name, std::string_view value,
                                             sensitivity mark) {
  const auto room = max_text - text_.size();
  if (name.size() > room) return caller_error{caller_errc::too_long, "field_name", 0};
  if (value.size() > room - name.size()) {
    return caller_error{caller_errc::too_long, "field_value", 0};
  }
  const auto name_begin = text_.size();
  const auto needed = name_begin + name.size() + value.size();
  if (needed <= text_.capacity()) {
    text_.append(name).append(value);
  } else {
    // Into a new string, because name and value may be views into the old one.
    std::string grown;
    grown.reserve(needed < 2 * name_begin ? 2 * name_begin : needed);
    grown.append(text_).append(name).append(value);
    text_ = std::move(grown);
  }
  add_entry(name_begin, name.size(), mark);
  return {};
}

inline void fields::add_entry(std::size_t name_begin, std::size_t name_size, sensitivity mark) {
  const auto value_begin = name_begin + name_size;
  entries_.push_back({static_cast<std::uint32_t>(name_begin), static_cast<std::uint32_t>(name_size),
                      static_cast<std::uint32_t>(value_begin),
                      static_cast<std::uint32_t>(text_.size() - value_begin),
                      mark == sensitivity::sensitive});
}

inline std::size_t fields::erase(std::string_view name) {
  const auto found = count(name);
  if (found == 0) return 0;
  fields kept;
  kept.reserve(size() - found, text_.size());
  for (const auto field : *this) {
    if (equal_ignoring_case(field.name, name)) continue;
    // Cannot fail, because the new list has less text.
    (void)kept.append_unchecked(field.name, field.value, detail::mark_of(field));
  }
  *this = std::move(kept);
  return found;
}

inline result<fields> fields::make(std::initializer_list<field_view> list) {
  result<fields> made;
  for (const field_view& field : list) {
    const auto added = made->append(field.name, field.value, detail::mark_of(field));
    if (!added) return added.error();
  }
  return made;
}

}  // namespace sansaws::http
