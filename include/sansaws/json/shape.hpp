// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Which C++ types stand for which JSON values, for `decode` and `encode`.
#pragma once

#include <sansaws/core/open_enum.hpp>
#include <sansaws/core/ordered_map.hpp>
#include <sansaws/core/secret.hpp>
#include <sansaws/core/wire_names.hpp>
#include <sansaws/time/timestamp.hpp>

#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace sansaws::inline SANSAWS_ABI::json {

namespace detail {

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_open_enum = false;
template <class E>
inline constexpr bool is_open_enum<open_enum<E>> = true;
template <class T>
inline constexpr bool is_list = false;
template <class T>
inline constexpr bool is_list<std::vector<T>> = !std::same_as<T, bool>;
template <class T>
inline constexpr bool is_map = false;
template <class K, class V>
inline constexpr bool is_map<ordered_map<K, V>> = std::same_as<K, std::string> || is_open_enum<K>;

}  // namespace detail

/// A described struct with a wire name for each public member: a JSON object.
template <class T>
concept struct_shape = std::is_class_v<T> && has_wire_names<T>;

/// Whether a described struct is a union: its members are optional, and exactly one has a value.
/// Specialise it beside the struct.
template <class T>
inline constexpr bool is_union = false;

/// A union: a JSON object with exactly one member that is not null. Where that one is not known, it
/// is a variant that a newer service has, and all members of the struct are empty.
template <class T>
concept union_shape = struct_shape<T> && is_union<T>;

/// An ordered_map whose keys are std::string or an open enumeration: a JSON object.
template <class T>
concept map_shape = detail::is_map<T>;

/// A std::vector, but not of bool: a JSON array.
template <class T>
concept list_shape = detail::is_list<T>;

/// A std::optional: an empty one is an absent or null value. As a member it has no initializer of
/// its own, so that it is empty where the value is absent.
template <class T>
concept optional_shape = detail::is_optional<T>;

/// A type of one value: a JSON string, number or literal. A timestamp is a string in the form of
/// RFC 3339 or a number of seconds since the epoch. A secret is a string, too; it can be read only,
/// and the reader wipes its own copies of it.
template <class T>
concept scalar_shape = std::same_as<T, std::string> || detail::is_open_enum<T> ||
    std::same_as<T, timestamp> || std::same_as<T, bool> || std::same_as<T, std::int64_t> ||
    std::same_as<T, double> || std::same_as<T, secret>;

namespace detail {

template <class T>
using members_of = boost::describe::describe_members<T, boost::describe::mod_public>;

template <class T>
inline constexpr std::size_t member_count = wire_names<T>.size();

/// Member `I` of a described struct, by reference.
template <std::size_t I, class T>
constexpr auto& member_of(T& object) noexcept {
  return object.*boost::mp11::mp_at_c<members_of<std::remove_const_t<T>>, I>::pointer;
}

template <class T, std::size_t I>
using member_type = std::remove_reference_t<decltype(member_of<I>(std::declval<T&>()))>;

/// A bit for each member that must be present.
template <struct_shape T>
constexpr std::uint64_t required_members() noexcept {
  return []<std::size_t... I>(std::index_sequence<I...>) {
    static_assert(sizeof...(I) <= 64, "there is one bit for each member");
    return ((optional_shape<member_type<T, I>> ? std::uint64_t{0} : std::uint64_t{1} << I) | ... |
            std::uint64_t{0});
  }
  (std::make_index_sequence<member_count<T>>());
}

/// The wire name of a described member.
template <struct_shape T, class M>
constexpr std::string_view wire_name_of(M T::*member) noexcept {
  std::string_view name;
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    const auto compare = [&]<class D>(std::size_t number, D) {
      if constexpr (std::same_as<decltype(D::pointer), M T::*const>) {
        if (D::pointer == member) name = wire_names<T>[number];
      }
    };
    (compare(I, boost::mp11::mp_at_c<members_of<T>, I>()), ...);
  }
  (std::make_index_sequence<member_count<T>>());
  return name;
}

/// The text of a map's key.
constexpr std::string_view key_text(const std::string& key) noexcept {
  return key;
}
template <class E>
constexpr std::string_view key_text(const open_enum<E>& key) noexcept {
  return key.text();
}

}  // namespace detail
}  // namespace sansaws::json
