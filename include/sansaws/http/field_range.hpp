// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Header fields in the containers of any HTTP stack.
#pragma once

#include <sansaws/core/detail/config.hpp>

#include <iterator>
#include <string_view>
#include <tuple>
#include <type_traits>

namespace sansaws::inline SANSAWS_ABI::http {

namespace detail {

/// What is convertible to std::string_view, or has data() and size().
template <class T>
concept text_like = std::is_convertible_v<const T&, std::string_view> || requires(const T& text) {
  std::string_view(text.data(), text.size());
};

/// The text as a view. A null pointer is empty text, as in C interfaces where it means "no value".
template <text_like T>
constexpr std::string_view text_of(const T& text) {
  if constexpr (std::is_pointer_v<T>) {
    return text == nullptr ? std::string_view() : std::string_view(text);
  } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
    return text;
  } else {
    return std::string_view(text.data(), text.size());
  }
}

/// A field of Boost.Beast, whose name() is an enumerator.
template <class F>
concept field_with_name_string = requires(const F& field) {
  { field.name_string() } -> text_like;
  { field.value() } -> text_like;
};
/// A field with functions name() and value().
template <class F>
concept field_with_functions = requires(const F& field) {
  { field.name() } -> text_like;
  { field.value() } -> text_like;
};
/// A field with members name and value.
template <class F>
concept field_with_members = requires(const F& field) {
  { field.name } -> text_like;
  { field.value } -> text_like;
};
/// A std::pair, and so an element of a map; a std::tuple or std::array of two.
template <class F>
concept field_like_tuple = requires(const F& field) {
  requires std::tuple_size<F>::value == 2;
  { get<0>(field) } -> text_like;
  { get<1>(field) } -> text_like;
};

}  // namespace detail

/// A header field of any HTTP stack: two texts, as a pair, as members name and value, or as
/// functions of these names. A text is convertible to std::string_view, or has data() and size().
template <class F>
concept field_like = detail::field_with_name_string<F> || detail::field_with_functions<F> ||
    detail::field_with_members<F> || detail::field_like_tuple<F>;

/// A range of fields. It is iterated over once.
template <class R>
concept field_range = requires(R& range) {
  std::end(range);
  requires field_like<std::remove_cvref_t<decltype(*std::begin(range))>>;
};

/// Calls `take(name, value)` for each field in order. The two views are valid during the call only.
/// Linear in the number of fields. Throws what the range and `take` throw.
///
/// @snippet reference_examples.cpp for_each_field
template <field_range R, class Take>
constexpr void for_each_field(R&& range, Take take) {
  using detail::text_of;
  for (const auto& field : range) {
    using F = std::remove_cvref_t<decltype(field)>;
    // One full expression each, so that texts returned by value live until the call has returned.
    if constexpr (detail::field_with_name_string<F>) {
      take(text_of(field.name_string()), text_of(field.value()));
    } else if constexpr (detail::field_with_functions<F>) {
      take(text_of(field.name()), text_of(field.value()));
    } else if constexpr (detail::field_with_members<F>) {
      take(text_of(field.name), text_of(field.value));
    } else {
      take(text_of(get<0>(field)), text_of(get<1>(field)));
    }
  }
}

}  // namespace sansaws::http
