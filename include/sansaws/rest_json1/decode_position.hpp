// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Where in a described struct the next JSON value goes, laid out while compiling.
#pragma once

#include <sansaws/rest_json1/decode_error.hpp>
#include <sansaws/rest_json1/places.hpp>
#include <sansaws/rest_json1/scalar.hpp>

#include <array>
#include <bit>
#include <boost/mp11/algorithm.hpp>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace sansaws::rest_json1 {

/// Maps are searched from their start, so a body may not fill one with more entries than this.
inline constexpr std::size_t most_map_entries = 256;

namespace detail {

/// A place in a `Root`, and the objects that are open around it.
///
/// What is open is a stack of frames whose depth follows from the type. A place is an object and
/// the number of its type, and each step switches over those numbers. No step but the key of an
/// unknown member, the end of an object or `leave` makes it nowhere.
template <struct_shape Root>
class decode_position {
 public:
  explicit decode_position(Root& root) noexcept : next_{&root, place_number<Root>} {}

  /// Whether the next value has no place.
  bool nowhere() const noexcept { return next_.number == no_place; }
  void leave() noexcept { next_.number = no_place; }
  /// How many objects, maps and lists are open.
  std::size_t level() const noexcept { return level_; }

  /// A JSON object or array begins. False where the place takes none. Precondition: not nowhere.
  template <bool Object>
  bool open() {
    return with<all_places>(next_.number, next_.object, [this](auto p, auto& object) {
      return settle(p, object, [this]<class T>(T& container) {
        constexpr bool fits = Object ? struct_shape<T> || map_shape<T> : list_shape<T>;
        if constexpr (fits) this->push(container);
        return fits;
      });
    });
  }

  /// What was opened last ends. False, and still open, where it lacks a required member.
  bool close() noexcept {
    if ((top().absent & required_by_container<Root>[top().container]) != 0) return false;
    --level_;
    if (level_ != 0) next_ = {top().object, keyless_place<Root>[top().container]};
    return true;
  }

  /// The key of the next value. False where it is one entry too many for a map.
  bool key(std::string_view name) {
    return with<all_containers>(top().container, top().object,
                                [&](auto, auto& object) { return find(object, name); });
  }

  /// A text, number or truth: what `store` says. Precondition: not nowhere.
  template <class V>
  peer_errc value(const V& json) {
    return with<all_places>(next_.number, next_.object, [&](auto p, auto& object) {
      return settle(p, object, [&]<class T>(T& to) {
        if constexpr (scalar_shape<T>) {
          return store(to, json);
        } else {
          return peer_errc::wrong_type;
        }
      });
    });
  }

  /// A null, inside what is open: as if the value were not there. Precondition: not nowhere.
  void null() {
    with<all_containers>(top().container, top().object, [this]<class T>(auto, T& object) {
      if constexpr (struct_shape<T>) {
        top().absent |= std::uint64_t{1} << top().child;
      } else if constexpr (map_shape<T>) {
        if constexpr (!optional_shape<typename T::mapped_type>) {
          object.erase(typename T::key_type(key_of(object, next_.object)));
        }
      } else {
        ++top().child;
        if constexpr (optional_shape<typename T::value_type>) object.emplace_back();
      }
    });
  }

  /// The pointer to what is at hand in the outermost `levels` of what is open.
  std::string pointer(std::size_t levels) const {
    std::string to;
    for (std::size_t i = 0; i != levels; ++i) {
      const frame& f = frames_[i];
      const void* child = i + 1 < level_ ? frames_[i + 1].opened_at : next_.object;
      with<all_containers>(f.container, f.object, [&]<class T>(auto, const T& object) {
        if constexpr (struct_shape<T>) {
          append_reference_token(to, wire_names<T>[f.child]);
        } else if constexpr (map_shape<T>) {
          append_reference_token(to, key_of(object, child));
        } else {
          append_reference_token(to, std::to_string(f.child));
        }
      });
    }
    return to;
  }

  /// The pointer to the first member for which `close` was refused.
  std::string pointer_to_missing() const {
    std::string to = pointer(level_ - 1);
    const frame& f = frames_[level_ - 1];
    with<all_containers>(f.container, f.object, [&]<class T>(auto, const T&) {
      if constexpr (struct_shape<T>) {
        const auto first = static_cast<std::size_t>(
            std::countr_zero(f.absent & required_by_container<Root>[f.container]));
        append_reference_token(to, wire_names<T>[first]);
      }
    });
    return to;
  }

 private:
  using all_places = places<Root>;
  using all_containers = containers<Root>;
  template <class P>
  static constexpr std::size_t place_number = boost::mp11::mp_find<all_places, P>::value;
  template <class C>
  static constexpr std::size_t container_number = boost::mp11::mp_find<all_containers, C>::value;
  static constexpr std::size_t no_place = boost::mp11::mp_size<all_places>::value;

  struct place {
    void* object;
    std::size_t number;
  };
  struct frame {
    void* object;
    const void* opened_at;
    std::size_t container;
    std::size_t child;     // index of the member or element at hand
    std::uint64_t absent;  // a bit for each member not seen, or null when seen last
  };

  frame& top() noexcept { return frames_[level_ - 1]; }

  // Calls f(type_identity<P>, object) for the place or container of that number.
  template <class List, class F>
  static decltype(auto) with(std::size_t number, void* object, F&& f) {
    return boost::mp11::mp_with_index<boost::mp11::mp_size<List>::value>(
        number, [&](auto i) -> decltype(auto) {
          using P = boost::mp11::mp_at<List, decltype(i)>;
          return f(std::type_identity<P>(), *static_cast<object_at<P>*>(object));
        });
  }

  // Runs `f` on the object that is to take the value itself.
  template <class P, class F>
  auto settle(std::type_identity<P>, object_at<P>& object, F&& f) {
    if constexpr (is_element<P>) {
      using T = typename object_at<P>::value_type;
      ++top().child;
      return settle(std::type_identity<T>(), object.emplace_back(), std::forward<F>(f));
    } else if constexpr (optional_shape<P>) {
      return f(object.emplace());
    } else {
      return f(object);
    }
  }

  template <class T>
  void push(T& container) noexcept {
    constexpr auto before_first = static_cast<std::size_t>(-1);
    frames_[level_++] = {&container, next_.object, container_number<T>, before_first,
                         ~std::uint64_t{0}};
    next_ = {&container, keyless_place<Root>[container_number<T>]};
  }

  template <struct_shape T>
  bool find(T& object, std::string_view name) {
    next_.number = no_place;
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      static_cast<void>((enter_if_called<I>(object, name) || ...));
    }
    (std::make_index_sequence<member_count<T>>());
    return true;
  }
  template <std::size_t I, class T>
  bool enter_if_called(T& object, std::string_view name) {
    constexpr std::string_view called = wire_names<T>[I];
    if (name.size() != called.size()) return false;
    if (std::memcmp(name.data(), called.data(), called.size()) != 0) return false;
    auto& member = member_of<I>(object);
    using M = member_type<T, I>;
    constexpr std::uint64_t bit = std::uint64_t{1} << I;
    frame& f = top();
    if ((f.absent & bit) == 0) start_again(member);
    f.absent &= ~bit;
    f.child = I;
    next_ = {&member, place_number<M>};
    return true;
  }
  // Of values with the same name the last one counts.
  template <class T>
  [[gnu::cold, gnu::noinline]] static void start_again(T& value) {
    value = T();
  }
  template <map_shape T>
  bool find(T& map, std::string_view name) {
    using K = typename T::key_type;
    using V = typename T::mapped_type;
    const std::size_t before = map.size();
    if (before == 0) map.reserve(usual_entries<K>);
    if (before == most_map_entries && map.find(K(name)) == nullptr) return false;
    V& mapped = map[K(name)];
    if (map.size() == before) start_again(mapped);
    next_ = {&mapped, place_number<V>};
    return true;
  }
  template <list_shape T>
  bool find(T&, std::string_view) noexcept {
    return true;  // unreachable: no parser gives a key in an array
  }

  // The key of a mapped value of `map`.
  template <map_shape T>
  static std::string_view key_of(const T& map, const void* mapped) noexcept {
    for (const auto& entry : map) {
      if (&entry.second == mapped) return key_text(entry.first);
    }
    return {};
  }

  place next_;
  std::size_t level_ = 0;
  std::array<frame, depth_of<Root>()> frames_;
};

}  // namespace detail
}  // namespace sansaws::rest_json1
