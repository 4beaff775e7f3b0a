// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The names that the enumerators or members of a described type have on the wire.
#pragma once

#include <sansaws/core/detail/config.hpp>

#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/list.hpp>
#include <cstddef>
#include <string_view>
#include <type_traits>

namespace sansaws::inline SANSAWS_ABI {

/// The wire names of a type, a std::array of std::string_view. Specialise it beside an enum or
/// struct that is described with Boost.Describe. The names are in the order of the description.
/// Enumerators must have the values 0, 1, 2 ...
///
/// @snippet reference_examples.cpp wire_names
template <class T>
inline constexpr auto wire_names = nullptr;

namespace detail {

/// The number of described enumerators or members.
template <class T>
struct described_size;
template <class T>
requires std::is_enum_v<T>
struct described_size<T> : boost::mp11::mp_size<boost::describe::describe_enumerators<T>> {
};
template <class T>
requires std::is_class_v<T>
struct described_size<T>
    : boost::mp11::mp_size<boost::describe::describe_members<T, boost::describe::mod_public>> {
};

/// Whether the enumerators have the values 0, 1, 2 ..., which are indices into the table. Always
/// true for structs.
template <class T>
constexpr bool counts_from_zero() noexcept {
  if constexpr (std::is_enum_v<T>) {
    return []<class... D>(boost::mp11::mp_list<D...>) {
      std::size_t next = 0;
      return ((static_cast<std::size_t>(D::value) == next++) && ...);
    }(boost::mp11::mp_rename<boost::describe::describe_enumerators<T>, boost::mp11::mp_list>());
  } else {
    return true;
  }
}

}  // namespace detail

/// A type with a table of wire names, one for each described enumerator or member.
template <class T>
concept has_wire_names = requires {
  wire_names<T>.size();
  requires wire_names<T>
  .size() == detail::described_size<T>::value;
  requires detail::counts_from_zero<T>();
};

}  // namespace sansaws
