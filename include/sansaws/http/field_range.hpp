// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Header fields as any HTTP stack keeps them.
#pragma once

#include <sansaws/core/detail/config.hpp>

#include <iterator>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::http {

namespace detail {

template <class T>
concept text_like = std::is_convertible_v<const T&, std::string_view> || requires(const T& text) {
  std::string_view(text.data(), text.size());
};

/// A null pointer is taken for empty text: some C interfaces say "no value" so.
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

/// Boost.Beast's fields, whose name() is an enumerator.
template <class F>
concept field_with_name_string = requires(const F& field) {
  { field.name_string() } -> text_like;
  { field.value() } -> text_like;
};
template <class F>
concept field_with_functions = requires(const F& field) {
  { field.name() } -> text_like;
  { field.value() } -> text_like;
};
template <class F>
concept field_with_members = requires(const F& field) {
  { field.name } -> text_like;
  { field.value } -> text_like;
};
/// std::pair, the elements of maps, std::tuple, std::array of two.
template <class F>
concept field_like_tuple = requires(const F& field) {
  requires std::tuple_size<F>::value == 2;
  { get<0>(field) } -> text_like;
  { get<1>(field) } -> text_like;
};

}  // namespace detail

/// One field: a pair of texts in any of the usual forms. A text is what converts to
/// std::string_view, or has data() and size().
template <class F>
concept field_like = detail::field_with_name_string<F> || detail::field_with_functions<F> ||
    detail::field_with_members<F> || detail::field_like_tuple<F>;

/// Anything that `for` can walk through once and whose elements are fields.
template <class R>
concept field_range = requires(R& range) {
  std::end(range);
  requires field_like<std::remove_cvref_t<decltype(*std::begin(range))>>;
};

/// Calls `take(name, value)` for each field in order. The two views last as long as the call.
template <field_range R, class Take>
constexpr void for_each_field(R&& range, Take take) {
  using detail::text_of;
  for (const auto& field : range) {
    using F = std::remove_cvref_t<decltype(field)>;
    // Each call is one expression, so that texts returned by value live through it.
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
