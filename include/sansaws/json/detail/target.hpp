// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Where a JSON value goes, as a table of functions for each C++ type. It is all that the parser
// knows of a type, so that there is one parser for all of them.
#pragma once

#include <sansaws/core/open_enum.hpp>
#include <sansaws/core/peer_errc.hpp>
#include <sansaws/core/wire_names.hpp>
#include <sansaws/json/decode_error.hpp>
#include <sansaws/json/detail/scalar.hpp>
#include <sansaws/json/shape.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::json {

/// Maps are searched from their start, so a body may not fill one with more entries than this.
inline constexpr std::size_t max_map_entries = 256;

namespace detail {

/// How many entries a map is given room for when it gets its first.
template <class K>
inline constexpr std::size_t usual_entries = 4;
template <class E>
inline constexpr std::size_t usual_entries<open_enum<E>> = wire_names<E>.size();

struct place_type;

/// Where a value goes: an object and its type. Where there is no object the value is ignored; or it
/// is refused for want of room, and then there is a type.
struct place {
  void* object;
  const place_type* type;
};

/// A struct, map or list that is being filled, and its type, which may be that of an optional one.
struct frame : place {
  std::size_t child;      ///< number of the value at hand
  std::uint64_t present;  ///< a bit for each member that was seen, and not null when seen last
};

/// What a type does with the JSON that comes to one of its objects. Scalars leave out what is for
/// containers.
struct place_type {
  char bracket;            ///< with which its JSON begins; 0 for a scalar
  std::uint64_t required;  ///< a bit for each member that must be there

  /// The address of the container, which is made where it is optional.
  void* (*open)(void* to);
  /// Finds or makes room for the next value, which in an object has a key, and which may be null.
  place (*next)(frame& in, const json_text& key, bool null);
  /// The key or index of the value at hand.
  void (*append_token)(const frame& in, std::string& pointer);

  peer_errc (*text)(void* to, const json_text&);
  peer_errc (*number)(void* to, const json_number&);
  peer_errc (*truth)(void* to, const bool&);
};

template <class T>
struct place_type_of {
  static const place_type value;
};

template <class T>
place place_of(T& object) noexcept {
  return {&object, &place_type_of<T>::value};
}

template <class T>
struct without_optional {
  using type = T;
};
template <class T>
struct without_optional<std::optional<T>> {
  using type = T;
};
/// The container or scalar that a `T` is, or may hold.
template <class T>
using inner = typename without_optional<T>::type;

template <class T>
void* open_as(void* to) {
  if constexpr (optional_shape<T>) {
    return &static_cast<T*>(to)->emplace();
  } else {
    return to;
  }
}

/// Makes `object` the place of a value that has a name. Of those with the same name the last one
/// counts, and nothing of the earlier ones is left: a scalar is replaced by whatever comes, all
/// else has to be emptied.
template <class T>
place enter(T& object, bool again, bool null) {
  if (null || (again && !scalar_shape<inner<T>>)) object = T();
  return null ? place{nullptr, nullptr} : place_of(object);
}

template <struct_shape T>
place next_in(frame& in, const json_text& key, bool null) {
  T& object = *static_cast<T*>(in.object);
  place to{nullptr, nullptr};
  const auto enter_member = [&](std::size_t number, auto& member) {
    const std::uint64_t bit = std::uint64_t{1} << number;
    to = enter(member, (in.present & bit) != 0, null);
    in.child = number;
    in.present = null ? in.present & ~bit : in.present | bit;
    return true;
  };
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    static_cast<void>(
        ((key.view == wire_names<T>[I] && enter_member(I, member_of<I>(object))) || ...));
  }
  (std::make_index_sequence<member_count<T>>());
  return to;
}

template <map_shape T>
place next_in(frame& in, const json_text& name, bool null) {
  using key_type = typename T::key_type;
  T& map = *static_cast<T*>(in.object);
  auto key = make_from<key_type>(name);
  if (null && !optional_shape<typename T::mapped_type>) {
    map.erase(key);
    return {nullptr, nullptr};
  }
  const std::size_t before = map.size();
  if (before == max_map_entries && map.find(key) == nullptr) {
    return {nullptr, &place_type_of<T>::value};
  }
  if (before == 0) map.reserve(usual_entries<key_type>);
  auto& mapped = map[std::move(key)];
  const bool again = map.size() == before;
  in.child = again ? 0 : before;
  for (auto at = map.begin(); again && &at->second != &mapped; ++at) ++in.child;
  return enter(mapped, again, null);
}

template <list_shape T>
place next_in(frame& in, const json_text&, bool null) {
  T& list = *static_cast<T*>(in.object);
  ++in.child;
  if (null && !optional_shape<typename T::value_type>) return {nullptr, nullptr};
  return enter(list.emplace_back(), false, null);
}

template <class T>
void append_token_in(const frame& in, std::string& pointer) {
  if constexpr (struct_shape<T>) {
    append_reference_token(pointer, wire_names<T>[in.child]);
  } else if constexpr (map_shape<T>) {
    const auto first = static_cast<const T*>(in.object)->begin();
    const auto at = std::next(first, static_cast<std::ptrdiff_t>(in.child));
    append_reference_token(pointer, key_text(at->first));
  } else {
    append_reference_token(pointer, std::to_string(in.child));
  }
}

template <class T, class V>
peer_errc put(void* to, const V& value) {
  if constexpr (takes<inner<T>, V>) {
    auto& object = *static_cast<inner<T>*>(open_as<T>(to));
    return store(object, value) ? peer_errc{} : peer_errc::bad_value;
  } else {
    return peer_errc::wrong_type;
  }
}

template <class T>
constexpr place_type make_place_type() noexcept {
  place_type made{};
  if constexpr (!scalar_shape<inner<T>>) {
    made.bracket = list_shape<inner<T>> ? '[' : '{';
    if constexpr (struct_shape<inner<T>>) made.required = required_members<inner<T>>();
    made.open = open_as<T>;
    made.next = next_in<inner<T>>;
    made.append_token = append_token_in<inner<T>>;
  }
  made.text = put<T, json_text>;
  made.number = put<T, json_number>;
  made.truth = put<T, bool>;
  return made;
}

template <class T>
constexpr place_type place_type_of<T>::value = make_place_type<T>();

}  // namespace detail
}  // namespace sansaws::json
