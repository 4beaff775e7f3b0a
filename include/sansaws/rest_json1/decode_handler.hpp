// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What happens to each event of the JSON parser, laid out while compiling from a described struct.
#pragma once

#include <sansaws/rest_json1/decode_error.hpp>
#include <sansaws/rest_json1/places.hpp>
#include <sansaws/rest_json1/scalar.hpp>

#include <array>
#include <bit>
#include <boost/json/error.hpp>
#include <boost/json/string_view.hpp>
#include <boost/mp11/algorithm.hpp>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace sansaws::rest_json1 {

/// The parser calls itself for each level of nesting, so this holds whatever the caller's limit.
inline constexpr std::size_t deepest_nesting = 512;

/// Maps are searched from their start, so a body may not fill one with more entries than this.
inline constexpr std::size_t most_map_entries = 256;

namespace detail {

/// Handles the events of a boost::json::basic_parser for a `Root`.
///
/// What is open is a stack of frames whose depth follows from the type. The place that the next
/// value goes to is an object and the number of its type, and each event switches over those
/// numbers. Unknown subtrees are only counted; after an error all the rest is such a subtree.
template <struct_shape Root>
class decode_handler {
 public:
  static constexpr std::size_t max_array_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_object_size = max_array_size;
  static constexpr std::size_t max_string_size = max_array_size;
  static constexpr std::size_t max_key_size = max_array_size;

  explicit decode_handler(Root& root) noexcept : next_{&root, place_number<Root>} {}

  /// The first thing wrong with a member, if any was.
  std::optional<decode_error>& error() noexcept { return error_; }

  using error_code = boost::json::error_code;
  using text = boost::json::string_view;
  bool on_document_begin(error_code&) noexcept { return true; }
  bool on_document_end(error_code&) noexcept { return true; }
  bool on_comment_part(text, error_code&) noexcept { return true; }
  bool on_comment(text, error_code&) noexcept { return true; }
  bool on_number_part(text, error_code&) noexcept { return true; }
  bool on_object_begin(error_code&) { return begin<true>(); }
  bool on_array_begin(error_code&) { return begin<false>(); }
  bool on_object_end(std::size_t, error_code&) { return end(); }
  bool on_array_end(std::size_t, error_code&) { return end(); }
  bool on_key_part(text part, std::size_t, error_code&) { return skipped_ != 0 || join(part); }
  bool on_key(text part, std::size_t, error_code&) { return skipped_ != 0 || key(joined(part)); }
  bool on_string_part(text part, std::size_t, error_code&) { return ignoring() || join(part); }
  bool on_string(text part, std::size_t, error_code&) { return ignoring() || value(joined(part)); }
  bool on_int64(std::int64_t number, text, error_code&) { return ignoring() || value(number); }
  bool on_uint64(std::uint64_t number, text digits, error_code& ec) {
    return on_double(static_cast<double>(number), digits, ec);
  }
  bool on_double(double number, text digits, error_code&) {
    return ignoring() || value(decimal{number, {digits.data(), digits.size()}});
  }
  bool on_bool(bool truth, error_code&) { return ignoring() || value(truth); }
  bool on_null(error_code&) { return ignoring() || null(); }

 private:
  using all_places = places<Root>;
  using all_containers = containers<Root>;
  template <class P>
  static constexpr std::size_t place_number = boost::mp11::mp_find<all_places, P>::value;
  template <class C>
  static constexpr std::size_t container_number = boost::mp11::mp_find<all_containers, C>::value;
  static constexpr std::size_t nowhere = boost::mp11::mp_size<all_places>::value;
  static constexpr std::size_t all_the_rest = std::numeric_limits<std::size_t>::max() / 2;

  struct place {
    void* object;
    std::size_t number;
  };
  struct frame {
    void* object;
    std::size_t container;
    place opened_at;
    std::size_t child;       // index of the member or element at hand
    std::uint64_t absent;    // a bit for each member not seen, or null when seen last
    std::uint64_t required;  // a bit for each member that may not be absent at the end
  };

  // Calls f(type_identity<P>, object) for the place or container of that number.
  template <class List, class F>
  static decltype(auto) with(std::size_t number, void* object, F&& f) {
    return boost::mp11::mp_with_index<boost::mp11::mp_size<List>::value>(
        number, [&](auto i) -> decltype(auto) {
          using P = boost::mp11::mp_at<List, decltype(i)>;
          return f(std::type_identity<P>(), *static_cast<object_at<P>*>(object));
        });
  }

  bool ignoring() const noexcept { return next_.number == nowhere; }
  frame& top() noexcept { return frames_[level_ - 1]; }

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

  template <bool Object>
  bool begin() {
    if (ignoring()) {
      ++skipped_;
      return true;
    }
    const bool opened = with<all_places>(next_.number, next_.object, [this](auto p, auto& object) {
      return settle(p, object,
                    [this](auto& container) { return this->template open<Object>(container); });
    });
    return opened || fail(peer_errc::wrong_type);
  }
  template <bool Object, class T>
  bool open(T& container) {
    constexpr bool matches = Object ? struct_shape<T> || map_shape<T> : list_shape<T>;
    if constexpr (matches) {
      frames_[level_++] = {&container,         container_number<T>, next_,
                           std::size_t{0} - 1, ~std::uint64_t{0},   required_members<T>()};
      next_ = {&container, nowhere};
      if constexpr (list_shape<T>) next_.number = place_number<element_of<T>>;
    }
    return matches;
  }

  bool end() {
    if (skipped_ != 0) {
      --skipped_;
      return true;
    }
    const frame& closed = top();
    if ((closed.absent & closed.required) != 0) return fail_missing(closed);
    next_ = closed.opened_at;
    --level_;
    return true;
  }

  bool key(std::string_view name) {
    const bool fits = with<all_containers>(top().container, top().object,
                                           [&](auto, auto& object) { return find(object, name); });
    parts_.clear();
    return fits || fail(peer_errc::bad_value, level_ - 1);
  }
  template <struct_shape T>
  bool find(T& object, std::string_view name) {
    next_.number = nowhere;
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      (void)((equal<wire_names<T>[I].size()>(name, wire_names<T>[I].data()) &&
              (enter<I>(member_of<I>(object)), true)) ||
             ...);
    }
    (std::make_index_sequence<member_count<T>>());
    return true;
  }
  template <std::size_t Size>
  static bool equal(std::string_view name, const char* wire_name) noexcept {
    return name.size() == Size && std::memcmp(name.data(), wire_name, Size) == 0;
  }
  template <std::size_t I, class M>
  void enter(M& member) {
    constexpr std::uint64_t bit = std::uint64_t{1} << I;
    if ((top().absent & bit) == 0) member = M();  // the last one counts
    top().absent &= ~bit;
    top().child = I;
    next_ = {&member, place_number<M>};
  }
  template <map_shape T>
  bool find(T& map, std::string_view name) {
    using K = typename T::key_type;
    using V = typename T::mapped_type;
    K entry_key(name);
    const std::size_t before = map.size();
    if (before == 0) map.reserve(usual_entries<K>);
    if (before == most_map_entries && map.find(entry_key) == nullptr) return false;
    V& mapped = map[std::move(entry_key)];
    if (map.size() == before) mapped = V();  // the last one counts
    next_ = {&mapped, place_number<V>};
    return true;
  }
  template <list_shape T>
  bool find(T&, std::string_view) noexcept {
    return true;  // unreachable: the parser gives no key in an array
  }

  template <class V>
  bool value(const V& json) {
    const peer_errc code = with<all_places>(next_.number, next_.object, [&](auto p, auto& object) {
      return settle(p, object, [&]<class T>(T& to) {
        if constexpr (scalar_shape<T>) {
          return store(to, json);
        } else {
          return peer_errc::wrong_type;
        }
      });
    });
    parts_.clear();
    return code == stored || fail(code);
  }

  bool null() {
    if (level_ == 0) return fail(peer_errc::wrong_type);
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
    return true;
  }

  bool join(text part) {
    // Room for the usual message, so that a string in parts costs one allocation.
    if (parts_.capacity() < 256) parts_.reserve(256);
    parts_.append(part.data(), part.size());
    return true;
  }
  // The whole string, until parts_ changes. Mostly it comes in one part and is not copied.
  std::string_view joined(text last) {
    if (parts_.empty()) return {last.data(), last.size()};
    join(last);
    return parts_;
  }

  bool fail(peer_errc code) { return fail(level_ == 0 ? peer_errc::not_an_object : code, level_); }
  bool fail(peer_errc code, std::size_t levels) {
    error_ = decode_error{code, pointer(levels), 0};
    next_.number = nowhere;
    skipped_ = all_the_rest;
    return true;  // the parser goes on, to find out whether this is JSON at all
  }
  bool fail_missing(const frame& closed) {
    fail(peer_errc::missing_member, level_ - 1);
    with<all_containers>(closed.container, closed.object, [&]<class T>(auto, T&) {
      if constexpr (struct_shape<T>) {
        const auto first = std::countr_zero(closed.absent & closed.required);
        append_reference_token(error_->pointer, wire_names<T>[static_cast<std::size_t>(first)]);
      }
    });
    return true;
  }

  // Where the child at hand of the outermost `levels` frames is.
  std::string pointer(std::size_t levels) {
    std::string to;
    for (std::size_t i = 0; i != levels; ++i) {
      const frame& f = frames_[i];
      const void* child = i + 1 < level_ ? frames_[i + 1].opened_at.object : next_.object;
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
  std::size_t skipped_ = 0;  // containers open inside what is ignored
  std::array<frame, depth_of<Root>()> frames_;
  std::string parts_;
  std::optional<decode_error> error_;
};

}  // namespace detail
}  // namespace sansaws::rest_json1
