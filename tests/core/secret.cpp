// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)

#include <sansaws/core/secret.hpp>

#include "catch.hpp"

#include <array>
#include <boost/describe/members.hpp>
#include <cstddef>
#include <cstdlib>
#include <new>
#include <ostream>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace {

using sansaws::secret;

// This program's arrays are freed through the operator below, which looks at one of them.
struct watched_array {
  const void* first = nullptr;
  std::size_t size = 0;
  bool freed = false;
  bool zero = false;
};
watched_array watched;
bool refuse_to_allocate = false;

void watch(std::string_view bytes) {
  watched = {bytes.data(), bytes.size(), false, false};
}
bool freed() {
  return watched.freed;
}
bool freed_as_zeros() {
  return watched.freed && watched.zero;
}

void look_at(void* block) noexcept {
  if (block == nullptr || block != watched.first) return;
  const auto* bytes = static_cast<const volatile unsigned char*>(block);
  watched.freed = true;
  watched.zero = true;
  for (std::size_t i = 0; i != watched.size; ++i) watched.zero = watched.zero && bytes[i] == 0;
  watched.first = nullptr;
}

constexpr std::string_view text = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
constexpr std::string_view other_text = "another text of another length";

template <class T>
concept streamable = requires(std::ostream& out, const T& value) {
  out << value;
};
template <class T>
concept has_to_string = requires(const T& value) {
  to_string(value);
};
template <class T>
concept exposable = requires(T&& value) {
  std::forward<T>(value).expose();
};

static_assert(streamable<std::string> && !streamable<secret>);
static_assert(!has_to_string<secret>);
static_assert(!std::is_convertible_v<secret, std::string_view>);
static_assert(!std::is_convertible_v<secret, std::string>);
static_assert(!std::is_constructible_v<std::string, secret>);
static_assert(!std::is_convertible_v<std::string_view, secret>, "no secret by accident");
static_assert(!boost::describe::has_describe_members<secret>::value, "no printer finds the text");
static_assert(exposable<secret&> && exposable<const secret&> && !exposable<secret>,
              "a view of a temporary");
static_assert(std::is_nothrow_move_constructible_v<secret>);
static_assert(std::regular<secret>);

static_assert(secret("a") == secret("a") && secret("a") != secret("b"));

}  // namespace

// Not inlined, so that the optimiser knows no more about them than about the standard library's:
// it may drop stores into memory that is about to be freed. Valgrind leaves them in place with
// --soname-synonyms=somalloc=nouserintercepts.
[[gnu::noinline]] void* operator new[](std::size_t size) {
  if (refuse_to_allocate) throw std::bad_alloc();
  if (void* block = std::malloc(size == 0 ? 1 : size)) return block;
  throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete[](void* block) noexcept {
  look_at(block);
  std::free(block);
}
[[gnu::noinline]] void operator delete[](void* block, std::size_t) noexcept {
  look_at(block);
  std::free(block);
}

TEST_CASE("an array that nobody wiped is seen as it is freed") {
  char* bytes = new char[text.size()];
  volatile char* written = bytes;
  for (std::size_t i = 0; i != text.size(); ++i) written[i] = text[i];
  watch({bytes, text.size()});
  delete[] bytes;
  CHECK(freed());
  CHECK_FALSE(freed_as_zeros());
}

TEST_CASE("a destroyed secret leaves zeros") {
  {
    const secret value(text);
    watch(value.expose());
    REQUIRE(value.expose() == text);
  }
  CHECK(freed_as_zeros());
}

TEST_CASE("a secret that is assigned to leaves zeros where it was") {
  secret value(text);
  SECTION("by copy") {
    const secret other(other_text);
    watch(value.expose());
    value = other;
    CHECK(other.expose() == other_text);
  }
  SECTION("by move") {
    watch(value.expose());
    value = secret(other_text);
  }
  CHECK(freed_as_zeros());
  CHECK(value.expose() == other_text);
}

TEST_CASE("a secret that is emptied leaves zeros") {
  secret value(text);
  watch(value.expose());
  value = secret();
  CHECK(freed_as_zeros());
  CHECK(value.empty());
}

TEST_CASE("a moved secret keeps its place, so no copy is left behind") {
  secret from(text);
  watch(from.expose());
  const auto* place = from.expose().data();
  {
    secret to(std::move(from));
    CHECK(to.expose() == text);
    CHECK(to.expose().data() == place);
    CHECK(from.empty());  // NOLINT: this is what is promised of it
    CHECK(from.expose().empty());
    from = std::move(to);
    CHECK(to.empty());  // NOLINT
    CHECK(from.expose().data() == place);
  }
  CHECK_FALSE(freed());
  from = secret();
  CHECK(freed_as_zeros());
}

TEST_CASE("copies of a secret are separate") {
  secret original(text);
  const secret copy(original);
  CHECK(copy == original);
  CHECK(copy.expose().data() != original.expose().data());
  original = secret(other_text);
  CHECK(copy.expose() == text);
}

TEST_CASE("a secret survives assignment to itself") {
  secret value(text);
  auto& same = value;
  value = same;
  CHECK(value.expose() == text);
  value = std::move(same);
  CHECK(value.expose() == text);
}

TEST_CASE("a copy that finds no memory leaves both secrets as they were") {
  secret value(text);
  const secret other(other_text);
  refuse_to_allocate = true;
  bool thrown = false;
  try {
    value = other;
  } catch (const std::bad_alloc&) {
    thrown = true;
  }
  refuse_to_allocate = false;
  CHECK(thrown);
  CHECK(value.expose() == text);
  CHECK(other.expose() == other_text);
}

TEST_CASE("an empty secret is like one that was never given") {
  const secret none;
  const secret empty{std::string_view()};
  CHECK(none.empty());
  CHECK(empty.empty());
  CHECK(none == empty);
  CHECK(none.expose().empty());
  CHECK_FALSE(secret("x").empty());
  CHECK(none != secret("x"));
}

TEST_CASE("a secret holds any bytes") {
  std::string bytes;
  for (int byte = 0; byte != 256; ++byte) bytes += static_cast<char>(byte);
  const secret value(bytes);
  CHECK(value.expose() == bytes);
  CHECK(value == secret(bytes));
}

TEST_CASE("secrets are equal where their texts are") {
  const std::string left(text);
  CHECK(secret(left) == secret(text));
  for (std::size_t at = 0; at != left.size(); ++at) {
    for (int bit = 0; bit != 8; ++bit) {
      auto right = left;
      right[at] = static_cast<char>(right[at] ^ (1 << bit));
      CAPTURE(at, bit);
      REQUIRE(secret(left) != secret(right));
    }
    REQUIRE(secret(left) != secret(left.substr(0, at)));
  }
}
