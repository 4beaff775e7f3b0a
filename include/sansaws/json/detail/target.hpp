// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The target of a JSON value: an object, and a table of functions for its type. The handler knows
// nothing else of a type, so one parser serves all types.
#pragma once

#include <sansaws/core/detail/decimal.hpp>
#include <sansaws/core/open_enum.hpp>
#include <sansaws/core/peer_errc.hpp>
#include <sansaws/core/secret.hpp>
#include <sansaws/core/wire_names.hpp>
#include <sansaws/json/decode_error.hpp>
#include <sansaws/json/detail/scalar.hpp>
#include <sansaws/json/shape.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::json {

/// How deep arrays and objects may nest, whatever limit the caller sets: the parser is recursive
/// and needs stack for each level.
inline constexpr std::size_t max_nesting = 512;

/// How many entries a map may have. Maps are searched from their start, so without this limit a
/// hostile body would cost quadratic time.
inline constexpr std::size_t max_map_entries = 256;

namespace detail {

/// The longest JSON text that the parser reads: it counts the digits of a number in an int.
inline constexpr std::size_t max_json = 0x7fffffff;

/// What happens to a value that its target cannot hold.
enum class strictness {
  strict,   ///< it is an error
  lenient,  ///< it is ignored, and so is a null and a text that is not UTF-8
};

/// The capacity that a map gets with its first entry.
template <class K>
inline constexpr std::size_t initial_capacity = 4;
template <class E>
inline constexpr std::size_t initial_capacity<open_enum<E>> = wire_names<E>.size();

struct target_type;

/// The object that a JSON value is stored in, and the type of the object.
///
/// Without an object and a type the value is ignored. With a type alone it is refused: its map is
/// full.
struct target {
  void* object;
  const target_type* type;
};

/// A struct, map or list that is being filled. Its type may be that of an optional container.
struct frame : target {
  std::size_t child;      ///< number of the current value
  std::uint64_t present;  ///< of a struct: a bit for each member whose last value was not null; of
                          ///< a union, the last two bits for members that it does not know
};

/// The functions that store JSON in an object of one type. Those of containers are null for
/// scalars.
struct target_type {
  char bracket;            ///< the first byte of its JSON, `{` or `[`; 0 for a scalar
  bool is_union;           ///< exactly one member must be present
  bool is_secret;          ///< no copy of its text may be left
  std::uint64_t required;  ///< of a struct: a bit for each member that must be present

  /// The address of the container. An optional gets a new one.
  void* (*open)(void* to);
  /// The target of the next value of the container, added if need be. `key` is for structs and
  /// maps; `null` says that the value is null.
  target (*next)(frame& in, const json_text& key, bool null);
  /// Appends the key or index of the current value to a JSON Pointer.
  void (*append_token)(const frame& in, std::string& pointer);

  // Each stores one value; false if it is a bad value. Null if it has the wrong type.
  bool (*text)(void* to, const json_text&);
  bool (*number)(void* to, const json_number&);
  bool (*truth)(void* to, const bool&);
};

template <class T>
struct target_type_of {
  static const target_type value;
};

template <class T>
target target_of(T& object) noexcept {
  return {&object, &target_type_of<T>::value};
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

/// Makes `object` the target of a value with a name. Of values with the same name the last one
/// counts, and nothing of what was there before may be left: of an earlier one, or of the member's
/// own initializer. A scalar is overwritten in any case; anything else is emptied here.
template <class T>
target prepare(T& object, bool null) {
  if (null || !scalar_shape<inner<T>>) object = T();
  return null ? target{nullptr, nullptr} : target_of(object);
}

template <struct_shape T>
target next_in(frame& in, const json_text& key, bool null) {
  T& object = *static_cast<T*>(in.object);
  target to{nullptr, nullptr};
  const auto prepare_member = [&](std::size_t number, auto& member) {
    const std::uint64_t bit = std::uint64_t{1} << number;
    to = prepare(member, null);
    in.child = number;
    in.present = null ? in.present & ~bit : in.present | bit;
    return true;
  };
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    static_cast<void>(
        ((key.view == wire_names<T>[I] && prepare_member(I, member_of<I>(object))) || ...));
  }
  (std::make_index_sequence<member_count<T>>());
  if constexpr (union_shape<T>) {
    // One member that is not known is a new variant. A second is one too many. `__type` is none, by
    // Smithy's tests of the protocol.
    static_assert(member_count<T> <= 62);
    const bool other = to.type == nullptr && !null && key.view != "__type";
    if (other) in.present |= in.present >> 63 << 62 | std::uint64_t{1} << 63;
  }
  return to;
}

template <map_shape T>
target next_in(frame& in, const json_text& name, bool null) {
  using key_type = typename T::key_type;
  T& map = *static_cast<T*>(in.object);
  auto key = make_from<key_type>(name);
  if (null && !optional_shape<typename T::mapped_type>) {
    map.erase(key);
    return {nullptr, nullptr};
  }
  const std::size_t before = map.size();
  if (before == max_map_entries && map.find(key) == nullptr) {
    return {nullptr, &target_type_of<T>::value};
  }
  if (before == 0) map.reserve(initial_capacity<key_type>);
  auto& mapped = map[std::move(key)];
  const bool again = map.size() == before;
  in.child = again ? 0 : before;
  for (auto at = map.begin(); again && &at->second != &mapped; ++at) ++in.child;
  return prepare(mapped, null);
}

template <list_shape T>
target next_in(frame& in, const json_text&, bool null) {
  T& list = *static_cast<T*>(in.object);
  ++in.child;
  if (null && !optional_shape<typename T::value_type>) return {nullptr, nullptr};
  return prepare(list.emplace_back(), null);
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
    pointer += '/';
    sansaws::detail::append_decimal(pointer, in.child);
  }
}

template <class T, class V>
bool put(void* to, const V& value) {
  return store(*static_cast<inner<T>*>(open_as<T>(to)), value);
}

template <class T>
constexpr target_type make_target_type() noexcept {
  target_type made{};
  if constexpr (!scalar_shape<inner<T>>) {
    made.bracket = list_shape<inner<T>> ? '[' : '{';
    if constexpr (struct_shape<inner<T>>) made.required = required_members<inner<T>>();
    made.is_union = union_shape<inner<T>>;
    made.open = open_as<T>;
    made.next = next_in<inner<T>>;
    made.append_token = append_token_in<inner<T>>;
  }
  made.is_secret = std::same_as<inner<T>, secret>;
  if constexpr (takes<inner<T>, json_text>) made.text = put<T, json_text>;
  if constexpr (takes<inner<T>, json_number>) made.number = put<T, json_number>;
  if constexpr (takes<inner<T>, bool>) made.truth = put<T, bool>;
  return made;
}

template <class T>
constexpr target_type target_type_of<T>::value = make_target_type<T>();

}  // namespace detail
}  // namespace sansaws::json
