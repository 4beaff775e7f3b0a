// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Classes of bytes against their definitions, and every form of the search against `contains`.
#include <sansaws/core/detail/charset.hpp>

#include "catch.hpp"

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <utility>

using namespace sansaws::detail;

namespace {

static_assert(find_first<digit_chars>("ab1") == 2 && find_first<digit_chars>("abc") == 3);
static_assert(find_first<digit_chars>("a text of more than sixteen bytes, 1") == 35);
static_assert(all_in<digit_chars>("") && all_in<digit_chars>("10") && !all_in<digit_chars>("1a"));

template <class Test>
void for_each_byte(Test test) {
  for (int i = 0; i != 256; ++i) test(static_cast<char>(i), i);
}

/// Sets of all kinds: with few bytes, with many, with few runs of them and with many.
constexpr charset random_set(std::uint64_t number) {
  const auto next = [&number] {  // splitmix64
    std::uint64_t word = number += 0x9e37'79b9'7f4a'7c15;
    word = (word ^ word >> 30) * 0xbf58'476d'1ce4'e5b9;
    word = (word ^ word >> 27) * 0x94d0'49bb'1331'11eb;
    return word ^ word >> 31;
  };
  charset set;
  for (std::uint64_t i = number % 9; i != 0; --i) {
    const auto one = static_cast<unsigned char>(next());
    const auto other = static_cast<unsigned char>(number % 2 == 0 ? next() : one);
    set = set | charset(static_cast<char>(one < other ? one : other),
                        static_cast<char>(one < other ? other : one));
  }
  return number % 3 == 0 ? ~set : set;
}

/// Where `contains` finds the first byte.
std::size_t expected_first(const charset& set, std::string_view text) {
  std::size_t at = 0;
  while (at != text.size() && !set.contains(text[at])) ++at;
  return at;
}

template <charset Set, charset Wider = Set>
bool all_forms_agree(std::string_view text) {
  const std::size_t expected = expected_first(Set, text);
  bool agree =
      find_first<Set, Wider>(text) == expected && find_first_portable<Set>(text) == expected;
#if SANSAWS_VECTORS
  agree = agree && find_first_by_lanes<Set, Wider>(text) == expected;
#endif
  return agree && all_in<~Set>(text) == (expected == text.size());
}

/// A byte that is in the set, or not; `other` where there is none.
char some_byte(const charset& set, bool inside, char other) {
  for (int i = 0; i != 256; ++i) {
    if (set.contains(static_cast<char>(i)) == inside) return static_cast<char>(i);
  }
  return other;
}

/// Each of the 256 bytes at each place of texts of 0 to 41 bytes, before and behind others.
template <charset Set, charset Wider = Set>
void check_every_byte_and_place() {
  const char filling = some_byte(Set, false, 'x');
  const char behind = some_byte(Set, true, 'x');
  bool agree = all_forms_agree<Set, Wider>("");
  for_each_byte([&](char c, int) {
    for (std::size_t size = 1; size != 42; ++size) {
      for (std::size_t at = 0; at != size; ++at) {
        std::string text(size, filling);
        text[at] = c;
        agree = agree && all_forms_agree<Set, Wider>(text);
        if (at + 1 != size) text[at + 1] = behind;
        agree = agree && all_forms_agree<Set, Wider>(text);
      }
    }
  });
  CHECK(agree);
}

template <charset Set>
bool agree_on_random_texts(std::mt19937& random) {
  std::string text;
  bool agree = true;
  for (std::size_t round = 0; round != 200; ++round) {
    text.resize(random() % 70);
    for (char& c : text) c = static_cast<char>(random());
    // Bytes of both kinds in every mixture, or the first ones would decide.
    const char outside = some_byte(Set, false, 'x');
    for (char& c : text) {
      if (random() % 32 >= round % 4) c = Set.contains(c) ? outside : c;
    }
    agree = agree && all_forms_agree<Set>(text);
  }
  return agree;
}

}  // namespace

TEST_CASE("a set of listed bytes has these and no other") {
  constexpr std::string_view list("\0-~\xff", 4);
  constexpr charset set(list);
  for_each_byte([&](char c, int i) {
    CAPTURE(i);
    CHECK(set.contains(c) == (list.find(c) != list.npos));
    CHECK_FALSE(charset().contains(c));
  });
}

TEST_CASE("a range has its ends and what lies between them as unsigned numbers") {
  constexpr charset set('\x7e', '\x81');
  for_each_byte([&](char c, int i) {
    CAPTURE(i);
    CHECK(set.contains(c) == (i >= 0x7e && i <= 0x81));
    CHECK(charset('\0', '\xff').contains(c));
    CHECK(charset(c, c) == charset(std::string_view(&c, 1)));
  });
}

TEST_CASE("sets are joined, met and complemented byte by byte") {
  for (std::uint64_t number = 0; number != 50; ++number) {
    const charset left = random_set(number);
    const charset right = random_set(1000 + number);
    for_each_byte([&](char c, int i) {
      CAPTURE(number, i);
      CHECK((left | right).contains(c) == (left.contains(c) || right.contains(c)));
      CHECK((left & right).contains(c) == (left.contains(c) && right.contains(c)));
      CHECK((~left).contains(c) != left.contains(c));
    });
  }
}

TEST_CASE("the common sets are those of RFC 5234 appendix B.1") {
  for_each_byte([](char c, int i) {
    CAPTURE(i);
    const bool lower = i >= 0x61 && i <= 0x7a;
    const bool upper = i >= 0x41 && i <= 0x5a;
    const bool digit = i >= 0x30 && i <= 0x39;
    CHECK(lower_chars.contains(c) == lower);
    CHECK(upper_chars.contains(c) == upper);
    CHECK(alpha_chars.contains(c) == (lower || upper));
    CHECK(digit_chars.contains(c) == digit);
    // "A" stands for either case, and for lower case in the rules that use HEXDIG.
    CHECK(hexdig_chars.contains(c) ==
          (digit || (i >= 0x41 && i <= 0x46) || (i >= 0x61 && i <= 0x66)));
    CHECK(ctl_chars.contains(c) == (i <= 0x1f || i == 0x7f));
    CHECK(vchars.contains(c) == (i >= 0x21 && i <= 0x7e));
  });
}

TEST_CASE("every form of the search finds what contains finds, at every place") {
  check_every_byte_and_place<charset{}>();
  check_every_byte_and_place<~charset{}>();
  check_every_byte_and_place<charset('\0', '\0')>();
  check_every_byte_and_place<charset("/")>();
  check_every_byte_and_place<ctl_chars>();
  check_every_byte_and_place<~vchars>();
  check_every_byte_and_place<upper_chars>();
  check_every_byte_and_place<~(alpha_chars | digit_chars | charset("-._~"))>();
  check_every_byte_and_place<charset("[\\]{|}")>();  // pairs as letters are, and no letters
}

TEST_CASE("a wider set to look for first changes nothing of what is found") {
  check_every_byte_and_place<charset("#"), charset(' ', '~')>();
  check_every_byte_and_place<charset("#"), ~charset{}>();
  check_every_byte_and_place<~(alpha_chars | charset("!^|~")), ~alpha_chars>();
}

TEST_CASE("every form of the search finds what contains finds, for random sets and texts") {
  std::mt19937 random(1);
  const bool agree = [&]<std::size_t... I>(std::index_sequence<I...>) {
    return (agree_on_random_texts<random_set(I)>(random) && ...);
  }
  (std::make_index_sequence<48>());
  CHECK(agree);
}
