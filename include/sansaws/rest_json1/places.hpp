// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// All the places in a tree of shapes that a JSON value can go to, as a list of types.
#pragma once

#include <sansaws/rest_json1/shape.hpp>

#include <array>
#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>

namespace sansaws::rest_json1::detail {

/// The place of a list's next element. Every other place is just its type.
template <list_shape L>
struct element_of {};

template <class P>
inline constexpr bool is_element = false;
template <class L>
inline constexpr bool is_element<element_of<L>> = true;

template <class P>
struct object_at_place {
  using type = P;
};
template <class L>
struct object_at_place<element_of<L>> {
  using type = L;
};
/// The type of the object that a place refers to.
template <class P>
using object_at = typename object_at_place<P>::type;

template <class T>
struct places_in;
/// The places in a tree whose root is a `T`, each once; `T` is the first.
template <class T>
using places = boost::mp11::mp_unique<typename places_in<T>::type>;

template <scalar_shape T>
struct places_in<T> {
  using type = boost::mp11::mp_list<T>;
};
template <scalar_shape T>
struct places_in<std::optional<T>> {
  using type = boost::mp11::mp_list<std::optional<T>>;
};
template <class T>
struct places_in<std::optional<T>> {
  using type = boost::mp11::mp_push_front<places<T>, std::optional<T>>;
};
template <list_shape T>
struct places_in<T> {
  using type = boost::mp11::mp_push_front<places<typename T::value_type>, T, element_of<T>>;
};
template <map_shape T>
struct places_in<T> {
  using type = boost::mp11::mp_push_front<places<typename T::mapped_type>, T>;
};
template <struct_shape T>
struct places_in<T> {
  static_assert(member_count<T> <= 64, "a frame has one bit for each member");
  template <std::size_t... I>
  static boost::mp11::mp_append<boost::mp11::mp_list<T>, places<member_type<T, I>>...> all(
      std::index_sequence<I...>);
  using type = decltype(all(std::make_index_sequence<member_count<T>>()));
};

template <class P>
using is_container = std::bool_constant<struct_shape<P> || map_shape<P> || list_shape<P>>;
/// Those places that have children.
template <class T>
using containers = boost::mp11::mp_copy_if<places<T>, is_container>;

/// How many containers of a `T` can be open at once.
template <class T>
constexpr std::size_t depth_of() noexcept {
  if constexpr (optional_shape<T>) {
    return depth_of<typename T::value_type>();
  } else if constexpr (list_shape<T>) {
    return 1 + depth_of<typename T::value_type>();
  } else if constexpr (map_shape<T>) {
    return 1 + depth_of<typename T::mapped_type>();
  } else if constexpr (struct_shape<T>) {
    return []<std::size_t... I>(std::index_sequence<I...>) {
      std::size_t deepest = 0;
      ((deepest =
            depth_of<member_type<T, I>>() > deepest ? depth_of<member_type<T, I>>() : deepest),
       ...);
      return 1 + deepest;
    }
    (std::make_index_sequence<member_count<T>>());
  } else {
    return 0;
  }
}

/// A bit for each member that must be there.
template <class T>
constexpr std::uint64_t required_members() noexcept {
  if constexpr (struct_shape<T>) {
    return []<std::size_t... I>(std::index_sequence<I...>) {
      return ((optional_shape<member_type<T, I>> ? std::uint64_t{0} : std::uint64_t{1} << I) | ... |
              std::uint64_t{0});
    }
    (std::make_index_sequence<member_count<T>>());
  } else {
    return 0;
  }
}

/// By the number of a container in a tree whose root is a `T`: its `required_members`.
template <class T>
inline constexpr auto required_by_container = []<class... C>(boost::mp11::mp_list<C...>) {
  return std::array{required_members<C>()...};
}(containers<T>());

template <class C>
struct place_without_key {
  using type = void;
};
template <list_shape C>
struct place_without_key<C> {
  using type = element_of<C>;
};
/// Likewise the number of the place of a value that comes without a key; that of no place where
/// none can.
template <class T>
inline constexpr auto keyless_place = []<class... C>(boost::mp11::mp_list<C...>) {
  return std::array{boost::mp11::mp_find<places<T>, typename place_without_key<C>::type>::value...};
}(containers<T>());

/// How many entries a map is given room for when it gets its first.
template <class K>
inline constexpr std::size_t usual_entries = 4;
template <class E>
inline constexpr std::size_t usual_entries<open_enum<E>> = wire_names<E>.size();

}  // namespace sansaws::rest_json1::detail
