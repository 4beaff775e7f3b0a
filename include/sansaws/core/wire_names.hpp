// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What a described type's enumerators or members are called on the wire.
#pragma once

#include <sansaws/core/detail/config.hpp>

#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/list.hpp>
#include <cstddef>
#include <string_view>
#include <type_traits>

namespace sansaws::inline SANSAWS_ABI {

/// Specialise beside a described enum or struct:
///
///     template <>
///     inline constexpr std::array<std::string_view, 2> wire_names<colour>{"Red", "Light_Blue"};
///
/// The order is that of the description. Enumerators must count up from 0.
template <class T>
inline constexpr auto wire_names = nullptr;

namespace detail {

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

/// A table is looked up by an enumerator's number; members have none.
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

/// Whether `T` has a table of wire names with one name for each described enumerator or member.
template <class T>
concept has_wire_names = requires {
  wire_names<T>.size();
  requires wire_names<T>
  .size() == detail::described_size<T>::value;
  requires detail::counts_from_zero<T>();
};

}  // namespace sansaws
