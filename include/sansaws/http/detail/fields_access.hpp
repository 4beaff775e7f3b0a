// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Adds fields to a list without validation, for code that has validated them itself.
#pragma once

#include <sansaws/core/detail/sink.hpp>
#include <sansaws/core/result.hpp>
#include <sansaws/http/fields.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sansaws::inline SANSAWS_ABI::http::detail {

struct fields_access {
  /// Adds a field at the end. Preconditions: the name is a token, and the value is valid and
  /// without blanks at its ends. The only error is `too_long`.
  [[nodiscard]] static result<void> append_unchecked(fields& list, std::string_view name,
                                                     std::string_view value,
                                                     sensitivity mark = sensitivity::plain) {
    return list.append_unchecked(name, value, mark);
  }

  /// Allocates memory for `count` more fields, with `bytes` more bytes of names and values.
  static void reserve_more(fields& list, std::size_t count, std::size_t bytes) {
    list.reserve(list.entries_.size() + count, list.text_.size() + bytes);
  }

  /// The same as append_unchecked for a value that `write` appends to a sink. `write` is called
  /// twice and may read views into the list. Precondition: `reserve_more` has made room, so that
  /// the list's text does not move.
  template <class Write>
  [[nodiscard]] static result<void> append_written(fields& list, std::string_view name, Write write,
                                                   sensitivity mark = sensitivity::plain) {
    auto& text = list.text_;
    const auto name_begin = text.size();
    text.append(name);
    sansaws::detail::append_written(text, write);
    if (text.size() > fields::max_text) {
      text.resize(name_begin);
      return caller_error{caller_errc::too_long, "field_value", 0};
    }
    list.add_entry(name_begin, name.size(), mark);
    return {};
  }

  /// Makes the list own `text`, in which the fields lie at `entries`. Precondition: those are valid
  /// names and values. Other parts of the text are ignored.
  static void from_parts(fields& list, std::string&& text,
                         std::vector<field_entry>&& entries) noexcept {
    list.text_ = std::move(text);
    list.entries_ = std::move(entries);
  }
};

}  // namespace sansaws::http::detail
